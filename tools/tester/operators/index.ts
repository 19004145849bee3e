/** Which operator a profile asks for. */
import { join } from 'node:path';
import { packageRoot } from '../paths';
import type { OperatorProfile, Profile } from '../profile';
import { capturing } from './capture';
import { commandOperator } from './command';
import { embeddedServer } from './embedded-server';
import { httpOperator } from './http';
import { jsonLinesOperator } from './json-lines';
import { noOperator, type Person } from './none';
import type { Operator } from './operator';
import { promptOperator } from './prompt';
import { pushing } from './push';

/** @param person who starts sessions by hand; where absent, nobody is told. */
export function operatorOf(
  {
    role,
    operator,
    notify,
    bootstrap,
    tls,
    ixit,
    times,
  }: Pick<Profile, 'role' | 'operator' | 'notify' | 'bootstrap' | 'tls' | 'ixit' | 'times'>,
  person: Person = { tell: () => {} },
): Operator {
  const ways = { ...(notify && { notify }), ...(bootstrap && { bootstrap }) };
  if (role === 'dm-server') {
    const embedded = operator.kind === 'embedded';
    const own = embedded ? embeddedServer(operator.defects, tls !== undefined, ways) : ofKind(operator, person);
    return capturing(own, ways, times.answer);
  }
  const pin = ixit['bootstrap.pin'];
  return pushing(ofKind(operator, person), {
    ...ways,
    ...(pin !== undefined && { pin }),
  });
}

function ofKind(profile: OperatorProfile, person: Person): Operator {
  if (profile.kind === 'embedded') {
    const main = join(packageRoot, 'dist/tools/reference/dm-client/main.js');
    return jsonLinesOperator({
      command: [process.execPath, main, '--json-lines'],
      reset: (defects) => ({ args: { defects: [...profile.defects, ...defects] }, needed: true }),
    });
  }
  if (profile.kind === 'none') return noOperator(person);
  if (profile.kind === 'prompt') return promptOperator(person);
  if (profile.kind === 'http') return httpOperator(profile);
  if (profile.protocol === 'json-lines')
    return jsonLinesOperator({
      command: profile.command,
      env: profile.env,
      cwd: profile.cwd,
      reset: () => ({ args: {}, needed: false }),
    });
  return commandOperator(profile);
}
