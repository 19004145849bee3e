/** One device: its tree and all that outlives a session. What drives it stands in session.ts and operator.ts. */
import type { InstanceNode } from '../../mo/instance';
import { type RandomBytes, seededRandom } from '../shared/random';
import { AclEngine } from './acl';
import type { Card } from './card';
import { type DeviceConfig, UsageError } from './config';
import type { Defects } from './defects';
import type { InboundObject } from './large-object';
import {
  type Account,
  accountNode,
  type Credential,
  placeAccount,
  plantAccount,
  readAccount,
  serverIdOf,
  writeAddress,
  writeCredential,
} from './objects/dmacc';
import { fullAccess, plant } from './objects/rows';
import { devDetail, devInfo, inbox } from './objects/standard';
import { vendorRows } from './objects/vendor';
import { Tree } from './tree';
import { type User, type UserAnswer, willingUser } from './user';

/** An alert that the client raises by itself: 1224 or 1226 (DM_Protocol 8.7). */
export interface RaisedAlert {
  readonly code: string;
  readonly type: string;
  readonly format: string;
  readonly data: string;
  readonly mark?: string;
  readonly source?: string;
  readonly correlator?: string;
}

export interface DeviceParts {
  readonly config: DeviceConfig;
  readonly defects: Defects;
  readonly now: () => Date;
  /** Default: seeded from the configuration. */
  readonly random?: RandomBytes;
}

export class Device {
  readonly config: DeviceConfig;
  readonly defects: Defects;
  /** By the clock of the device. */
  readonly now: () => Date;
  /** Sets its clock; without a time to the right one. */
  readonly setClock: (now?: Date) => void;
  readonly random: RandomBytes;
  readonly tree: Tree;
  readonly acl: AclEngine;
  /** Alerts that go out with the next client package. */
  readonly alerts: RaisedAlert[] = [];
  /** Answers that the person has ready, first come first used. */
  readonly answers: UserAnswer[] = [];
  /** The person wants the session aborted: the next message says so. */
  abort = false;
  /** Counts restarts: a session does not outlive one. */
  restarts = 0;
  /** Object that a server is sending, in the session that runs or in the one before. */
  inbound: InboundObject | undefined;
  /** The smart card in it. */
  card: Card | undefined;
  /** Servers whose accounts a card brought. */
  readonly fromCard = new Set<string>();
  /** Values that a sound device has in its tree, by place. */
  readonly ownValues = new Map<string, string>();
  private power = newPower();
  /** Milliseconds before the right time. */
  private clockRuns = 0;
  private sessions = 0;
  private readonly provisioned = new Map<string, Account>();

  constructor(parts: DeviceParts) {
    this.config = parts.config;
    this.defects = parts.defects;
    this.now = () => new Date(parts.now().getTime() + this.clockRuns);
    this.setClock = (now) => {
      this.clockRuns = now ? now.getTime() - parts.now().getTime() : 0;
    };
    this.random = parts.random ?? seededRandom(parts.config.seed || parts.config.deviceId);
    this.acl = new AclEngine(parts.defects);
    const withoutAdd = parts.defects.has('root-acl-without-add');
    const rootAcl = withoutAdd ? 'Get=*' : 'Add=*&Get=*';
    this.tree = new Tree(
      { format: 'node', type: '', acl: rootAcl, access: ['Add', 'Get'], permanent: true, childAccess: fullAccess },
      { now: this.now, defects: this.defects },
    );
    plant(this.tree, [
      ...devInfo(this.config, this.defects),
      ...(this.defects.has('devdetail-missing') ? [] : devDetail(this.config, this.defects)),
      ['DMAcc', 'node', 'Add Get'],
      ...inbox(this.defects),
      ...vendorRows,
    ]);
  }

  readonly user: User = (question) => this.answers.shift() ?? willingUser(question);

  /**
   * Makes or changes a server account. What is the same as at the last call is left alone, so that a nonce or a secret
   * which the server has renewed since then stays. The first server ever gets all rights below ./Vendor.
   */
  provision(account: Account): void {
    const { serverId } = account;
    if (/[=&*+\s]/.test(serverId) || serverId === '') throw new UsageError(`${serverId} is no server identifier`);
    const before = this.provisioned.get(serverId);
    const node = accountNode(this.tree, serverId);
    if (this.provisioned.size === 0) this.grantVendor(serverId);
    if (!node) {
      plantAccount(this.tree, account, this.defects);
    } else {
      if (before?.url !== account.url) writeAddress(this.tree, node, account.url);
      for (const side of ['client', 'server'] as const) {
        writeCredential(this.tree, node, side, changes(before?.[side], account[side]));
      }
    }
    this.provisioned.set(serverId, account);
  }

  /**
   * The account of a server as the tree holds it now.
   * @throws UsageError where there is none
   */
  account(serverId: string): Account {
    const node = accountNode(this.tree, serverId);
    if (!node) throw new UsageError(`no account of ${serverId}`);
    return readAccount(node, this.defects);
  }

  /** An account that a bootstrap, or a server by way of the Inbox, brings. @returns its server; undefined for what is no account */
  place(account: InstanceNode): string | undefined {
    for (const other of [...(this.tree.find(['DMAcc'])?.children?.values() ?? [])]) {
      if (this.defects.has('bootstrap-drops-other-accounts')) this.tree.remove(other);
      if (this.defects.has('bootstrap-opens-accounts')) other.acl = 'Delete=*&Get=*&Replace=*';
    }
    const acl = this.defects.has('bootstrap-acl-ignored') ? '' : (account.acl ?? '');
    const node = placeAccount(this.tree, account, acl, this.defects);
    return node && serverIdOf(node);
  }

  /** Takes an account out of the tree. */
  forget(serverId: string): void {
    const node = accountNode(this.tree, serverId);
    if (node) this.tree.remove(node);
  }

  knows(serverId: string): boolean {
    return accountNode(this.tree, serverId) !== undefined;
  }

  private grantVendor(serverId: string): void {
    const commands = ['Add', 'Delete', 'Exec', 'Replace'].map((command) => `${command}=${serverId}`);
    this.tree.find(['Vendor'])!.acl = [...commands, 'Get=*'].join('&');
  }

  /** A session id that this client has not used yet: 1 to 4 hex digits (DM_Protocol 8.3). */
  nextSessionId(): string {
    if (this.defects.has('session-id-always-1')) return '1';
    this.sessions += 1;
    return (this.sessions % 0xffff).toString(16).toUpperCase();
  }

  /** Resolves when the device is switched off. */
  get switchedOff(): Promise<void> {
    return this.power.off;
  }

  /** What a restart loses: everything that is not in the tree. */
  powerCycle(): void {
    this.restarts += 1;
    this.power.fail();
    this.power = newPower();
    if (this.defects.has('session-ids-begin-again')) this.sessions = 0;
    if (!this.defects.has('half-object-waits')) this.inbound = undefined;
    this.alerts.length = 0;
    this.answers.length = 0;
    this.abort = false;
  }
}

function newPower(): { readonly off: Promise<void>; readonly fail: () => void } {
  let fail = (): void => {};
  const off = new Promise<void>((resolve) => {
    fail = resolve;
  });
  return { off, fail };
}

/** What of a credential is not as it was. */
function changes(before: Credential | undefined, now: Credential): Partial<Credential> {
  if (!before) return now;
  return {
    ...(before.auth !== now.auth && { auth: now.auth }),
    ...(before.user !== now.user && { user: now.user }),
    ...(before.secret !== now.secret && { secret: now.secret }),
    ...(Buffer.compare(before.nonce, now.nonce) !== 0 && { nonce: now.nonce }),
  };
}
