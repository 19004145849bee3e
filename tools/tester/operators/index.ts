/** Which operator a profile asks for. */
import { join } from 'node:path';
import { packageRoot } from '../paths';
import type { OperatorProfile, Profile } from '../profile';
import { commandOperator } from './command';
import { jsonLinesOperator } from './json-lines';
import { type Operator, OperatorError } from './operator';
import { notifying } from './push';

export function operatorOf({ operator, notify }: Pick<Profile, 'operator' | 'notify'>): Operator {
  return notify ? notifying(ofKind(operator), notify) : ofKind(operator);
}

function ofKind(profile: OperatorProfile): Operator {
  if (profile.kind === 'embedded') {
    const main = join(packageRoot, 'dist/tools/reference/dm-client/main.js');
    return jsonLinesOperator({
      command: [process.execPath, main, '--json-lines'],
      reset: (defects) => ({ defects: [...profile.defects, ...defects] }),
    });
  }
  if (profile.kind === 'none') return nobody;
  if (profile.protocol === 'json-lines')
    return jsonLinesOperator({ command: profile.command, env: profile.env, cwd: profile.cwd, reset: () => ({}) });
  return commandOperator(profile);
}

/** Sessions are started by whoever wants to; the tester only listens. */
const nobody: Operator = {
  open: async () => ({
    startSession: async () => {
      throw new OperatorError('no operator starts sessions: set "operator" in the profile');
    },
    close: async () => {},
  }),
  close: async () => {},
};
