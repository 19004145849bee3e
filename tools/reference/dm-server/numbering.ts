/** CmdIDs: every command of a message has its own, inner commands after their group (DM_RepPro 6.1.3). */
import type { Defects } from './defects';
import type { Command, SyncBodyCommand } from './messages';

/** Commands with numbers, given out in document order. */
export function number(commands: readonly SyncBodyCommand[], defects: Defects): SyncBodyCommand[] {
  let count = 0;
  const one = <C extends Command>(command: C): C => {
    count += 1;
    const first = count === 1;
    const repeated = defects.has('cmdid-repeated');
    const CmdID = defects.has('cmdid-zero') && first ? '0' : repeated ? '1' : String(count);
    const numbered = { ...command, CmdID } as C;
    if (command.$ === 'Status' && defects.has('cmdid-missing')) {
      return { ...numbered, CmdID: undefined as unknown as string };
    }
    return 'commands' in command
      ? { ...numbered, commands: (command.commands ?? []).map((inner) => one(inner)) }
      : numbered;
  };
  return commands.map((command) => one(command));
}

/** A command and all within, in document order. */
export function flat(command: Command): Command[] {
  const inner: readonly Command[] = 'commands' in command ? (command.commands ?? []) : [];
  return [command, ...inner.flatMap(flat)];
}
