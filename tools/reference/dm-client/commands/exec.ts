/** Exec: starts what a node stands for (DM_RepPro 6.6.6). A long job answers 202 and reports with a Generic Alert. */
import { ALERT, STATUS, type StatusCode } from '../../../dm/codes';
import type { Exec } from '../messages';
import { denied } from '../properties';
import { report } from './report';
import { type Progress, type Run, say } from './run';
import { existingNode } from './target';

export function executeExec(run: Run, command: Exec): Progress {
  const { config, defects } = run.device;
  if (!config.exec || defects.has('unsupported-command-says-200')) {
    say(run, command, defects.has('unsupported-command-says-200') ? STATUS.OK : STATUS.NOT_SUPPORTED);
    return 'failed';
  }
  const code = execute(run, command);
  return report(run, command, [command.Item], [{ code }]);
}

function execute(run: Run, { Item: item, Correlator: correlator }: Exec): StatusCode {
  const { device } = run;
  const { defects } = device;
  const node = existingNode(run, item.Target?.LocURI);
  if (node === STATUS.NOT_FOUND && defects.has('exec-missing-says-200')) return STATUS.OK;
  if (node === STATUS.NOT_ALLOWED && defects.has('property-executed')) return STATUS.OK;
  if (typeof node === 'string') return node;
  if (!node.access.has('Exec')) return defects.has('access-type-exec-ignored') ? STATUS.OK : STATUS.NOT_ALLOWED;
  const allowed = device.acl.allows(node, 'Exec', run.server);
  if (!allowed && !defects.has('denied-exec-begins')) return denied(device);
  if (defects.has('exec-says-500')) return STATUS.FAILED;
  if (node.behaviour !== 'exec-later') return allowed ? STATUS.OK : denied(device);
  device.alerts.push({
    code: ALERT.GENERIC,
    type: 'Reversed-Domain-Name: org.example.assay.done',
    format: 'chr',
    data: '200',
    source: item.Target?.LocURI,
    ...(correlator !== undefined && !defects.has('correlator-lost') && { correlator }),
  });
  if (!allowed) return denied(device);
  return defects.has('exec-later-says-200') ? STATUS.OK : STATUS.ACCEPTED;
}
