/** The part that the tester plays beside the product: server of a client, or client of a server. The player knows no more of it than this. */
import type { Answer, Login, ShownBy, Silence } from './answer';
import type { SendStep, ServerShows, SessionStep } from './case';
import { ClientSide } from './client-side';
import type { Message } from './conversation';
import type { ClientLink, Done, Link } from './link';
import type { Profile } from './profile';
import type { Permutation } from './record';
import type { Recorder } from './recorder';
import { ServerSide } from './server-side';

export interface Side {
  /** All messages of the case. */
  readonly messages: readonly Message[];
  readonly session: number;
  /** Where the tester is the device: its identifier. */
  readonly device?: string;
  /** Where the product is a server: what it makes its next digest with. */
  readonly serverNonce?: Uint8Array;
  /** Package of the product that has not been answered yet. */
  readonly pending: readonly Message[];
  readonly shown: ShownBy | undefined;
  login(accept: boolean, present: ServerShows, how: Omit<SessionStep, 'login' | 'server'>): Promise<Login>;
  send(step: SendStep): Promise<Answer>;
  finish(): Promise<Silence | undefined>;
  operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done>;
}

/** A device beside the first; undefined where the profile names the only one that the server knows, or the product is a client. */
export function sideBeside(
  first: Side,
  name: string,
  ...[link, profile, ...rest]: Parameters<typeof sideOf>
): Side | undefined {
  if (!(first instanceof ClientSide) || profile.client.device !== undefined) return undefined;
  return new ClientSide(link as ClientLink, profile, ...rest, { first, name });
}

/** @param key of the case, unique in the run */
export function sideOf(
  link: Link | ClientLink,
  profile: Profile,
  permutation: Permutation,
  recorder: Recorder,
  random: (bytes: number) => Uint8Array,
  key: string,
): Side {
  if (profile.role !== 'dm-server') return new ServerSide(link as Link, profile, permutation, recorder, random, key);
  return new ClientSide(link as ClientLink, profile, permutation, recorder, random, key);
}
