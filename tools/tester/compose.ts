/** A message of the tester: header, one Status for each command received, commands, Final (Protocol 8; RepPro 6.5). */
import { child } from '../wire/tree';
import type { Vocabulary } from '../wire/vocabulary';
import type { CommandRef } from './answer';
import type { Authentication } from './authentication';
import { authored, type Draft, draftOf } from './build';
import type { AuthoredCommand, SendStep } from './case';
import { type CommandView, commands, header, type Message } from './conversation';
import type { Reaction } from './device-script';
import type { Permutation } from './record';

/** What goes into a message. */
export interface Content extends Partial<Pick<SendStep, 'commands' | 'header' | 'statuses'>> {
  readonly final: boolean;
  /** Message of the client that is answered. */
  readonly last: Message | undefined;
  /** Status of the header and of all commands where the client is not let in. */
  readonly refused?: string;
  /** What the device answers to a command. */
  readonly react?: (view: CommandView) => Reaction;
  /** What it says of its own, once it has answered. */
  readonly raise?: () => readonly AuthoredCommand[];
}

/** Who speaks to whom, in which session. @param last message that is answered */
export type Ends = (last: Message | undefined) => {
  readonly SessionID: string;
  readonly Target: object;
  readonly Source: object;
};

export interface Composed {
  readonly root: Draft;
  readonly sent: ReadonlyMap<string, CommandRef>;
}

export class Composer {
  private msgId = 0;
  private cmdId = 0;

  constructor(
    private readonly ends: Ends,
    private readonly permutation: Permutation,
    private readonly vocabulary: Vocabulary,
    private readonly authentication: Authentication,
  ) {}

  /** MsgID counts from 1 in every session. */
  begin(): void {
    this.msgId = 0;
  }

  compose(content: Content): Composed {
    const { last } = content;
    const msgId = String(++this.msgId);
    this.cmdId = 0;
    const sent = new Map<string, CommandRef>([['SyncHdr', { msgId, cmdId: '0', name: 'SyncHdr' }]]);
    const body = this.draft('SyncBody', {});
    if (last) body.children.push(...this.statuses(last, content));
    for (const command of [...(content.raise?.() ?? []), ...(content.commands ?? [])])
      body.children.push(this.command(command, sent));
    if (content.final) body.children.push(this.draft('Final', true));
    const root = this.draft('SyncML', {});
    root.children.push(this.header(last, content.header), body);
    return { root, sent };
  }

  private draft(name: string, value: unknown): Draft {
    return draftOf(name, value, this.vocabulary);
  }

  private header(last: Message | undefined, extra: Readonly<Record<string, unknown>> = {}): Draft {
    return this.draft('SyncHdr', {
      VerDTD: this.permutation.version === '1.1.2' ? '1.1' : '1.2',
      VerProto: `DM/${this.permutation.version === '1.1.2' ? '1.1' : this.permutation.version}`,
      MsgID: String(this.msgId),
      ...this.ends(last),
      ...this.authentication.cred(),
      ...extra,
    });
  }

  /** One Status per command received; the header's first (RepPro 6.5, STA-001 to STA-004). */
  private statuses(message: Message, { statuses: codes = {}, refused, react }: Content): Draft[] {
    const MsgRef = header(message, 'MsgID') ?? '1';
    const status = (view: Pick<CommandView, 'name' | 'cmdId'>, Data: string, more: object = {}): Draft =>
      this.draft('Status', {
        CmdID: String(++this.cmdId),
        MsgRef,
        CmdRef: view.cmdId,
        Cmd: view.name,
        ...more,
        Data,
      });
    const code = refused ?? codes.SyncHdr;
    const ofHeader = {
      TargetRef: [header(message, 'Target', 'LocURI') ?? ''],
      SourceRef: [header(message, 'Source', 'LocURI') ?? ''],
      ...this.authentication.chal(message, code),
    };
    const drafts = [status({ name: 'SyncHdr', cmdId: '0' }, code ?? this.authentication.accepted, ofHeader)];
    const results: object[] = [];
    for (const view of commands(message)) {
      if (view.name === 'Status' || view.cmdId === undefined) continue;
      const more = view.name === 'Results' && child(view.node, 'Item', 'MoreData');
      if (view.name === 'Results' && !more) continue;
      const reaction = refused === undefined ? react?.(view) : undefined;
      if (reaction) {
        for (const { Data, ...fields } of reaction.statuses)
          drafts.push(status(view, codes[view.name] ?? Data, fields));
        if (reaction.results) results.push({ MsgRef, CmdRef: view.cmdId, ...reaction.results });
      } else drafts.push(status(view, refused ?? codes[view.name] ?? (more ? '213' : '200')));
    }
    for (const one of results) drafts.push(this.draft('Results', { CmdID: String(++this.cmdId), ...one }));
    return drafts;
  }

  private command(command: AuthoredCommand, sent: Map<string, CommandRef>): Draft {
    const CmdID = String(++this.cmdId);
    const ref: CommandRef = { msgId: String(this.msgId), cmdId: CmdID, name: command.name };
    for (const label of [command.as, sent.has(command.name) ? undefined : command.name])
      if (label) sent.set(label, ref);
    const body = command.body as Record<string, unknown> | string;
    if (typeof body === 'string') return this.draft(command.name, { CmdID, Item: [{ Target: { LocURI: body } }] });
    const { commands: inner, ...rest } = body;
    const draft = this.draft(command.name, { CmdID, ...rest });
    if (Array.isArray(inner))
      for (const one of inner as Record<string, unknown>[]) draft.children.push(this.command(authored(one), sent));
    return draft;
  }
}
