// Made from spec/dm2 (sha256 8e1bb7976e939ccb). Not to be edited: run npm run generate.

/** Nodes in the client: MOID/instance/path, with optional query fields nv and cv. (clause 6?, digest) */
export type ClientURI = string;

/** Importance. (clause 5.4?, digest) */
export type AlertMark = 'fatal' | 'critical' | 'minor' | 'warning' | 'informational' | 'harmless' | 'indeterminate';

/** A command that the specification knows. (clause 5.3?, digest) */
export type Command = HGET | HPUT | HPOST | DELETE | EXEC | GET | SHOW | CONT | END | DEFAULT | SUB | UNSUB;

/** The client gets data from ServerURI by HTTP GET and stores them. Both sides MUST. (digest; order: practice) */
export type HGET = ['HGET', ServerURI] | ['HGET', ServerURI, ClientURI];

/** An http or https address. (clause 6?, digest) */
export type ServerURI = string;

/** The client sends the data of every ClientURI to ServerURI by HTTP PUT. Both sides MUST. (digest) */
export type HPUT = ['HPUT', ServerURI, ClientURI, ...ClientURI[]];

/** The client sends the data of every ClientURI to ServerURI by HTTP POST. Both sides MUST. (digest) */
export type HPOST = ['HPOST', ServerURI, ClientURI, ...ClientURI[]];

/** Deletes the node and all below. Both sides MUST. (digest) */
export type DELETE = ['DELETE', ClientURI];

/**
 * Runs a node; with a ServerURI the result comes later as an alert sent there. Both sides MUST. (digest; order: memory)
 */
export type EXEC = ['EXEC', string] | ['EXEC', string, string];

/** Data in the session itself. Server MUST, client SHOULD. (digest) */
export type GET = ['GET', ClientURI];

/** Opens a browser on ServerURI. Server MUST, client SHOULD. (digest) */
export type SHOW = ['SHOW', ServerURI];

/** Later packages 3 of the session go to ServerURI. Both sides MUST. (digest) */
export type CONT = ['CONT', ServerURI];

/** Ends the session; no package 3 follows. Both sides MUST. (digest) */
export type END = ['END'];

/**
 * Where the client gets the object with this MOID once it needs it. Server MUST, client SHOULD. (digest; order: memory)
 */
export type DEFAULT = ['DEFAULT', string, string];

/**
 * The client sends the nodes to ServerURI by HTTP PUT whenever they change. Both sides SHOULD. (digest; order: memory)
 */
export type SUB = ['SUB', string, string];

/** Ends what SUB with this ClientURI began. Both sides SHOULD. (digest) */
export type UNSUB = ['UNSUB', ClientURI];

/** Identifier of a management object, such as urn:oma:mo:oma-dm-devinfo:1.2. (clause 6?, digest) */
export type MOID = string;

/** Identifier of one instance, unique for its MOID in this client. (clause 6?, digest) */
export type MIID = string;

/** Subtrees, each with its place. (clause 7.2.1.4, digest) */
export type ObjectData = ObjectDataItem[];

/** Name of a command and its parameters, whichever it is. (clause 7.2.1.2?, digest) */
export type AnyCommand = [string, ...string[]];

/** Generic alert; goes from client to server only. (clause 5.4?, digest) */
export interface Alert {
  /** URN such as urn:oma:at:dm:2.0:ClientInitiatedMgmt. */
  AlertType: string;
  SourceURI?: ClientURI;
  /** Further address. */
  TargetURI?: string;
  Mark?: AlertMark;
  /** MIME type or format of the data. */
  DataType?: string;
  Data?: AlertData;
}

/** Free content. */
export interface AlertData {
  /** Content that the same alert has in DM 1.x, seen in published examples. */
  DM1x?: string | number;
  [k: string]: unknown;
}

/** One subtree. (clause 7.2.1.4, digest) */
export interface ObjectDataItem {
  /** Address of the description. */
  DDF?: string;
  ClientURI: ClientURI;
  /** Validator of the instance, for caching. (clause 11?, digest) */
  CV?: string;
  MOData: NodeData;
}

/** Nodes by name: an object for an interior node, a string for a leaf. (clause 7.2.1.4, digest) */
export interface NodeData {
  [k: string]: string | NodeData;
}

/** Body of the request that opens a session. (clause 7.2.1.1, digest) */
export interface Package1 {
  /** Objects that the server may manage; present when the notification asks for it. (clause 5.2, digest) */
  MOS?: SupportedObject[];
  /** What opened the session, and alerts that wait. (clause 5.2, digest) */
  Alert?: Alert[];
}

/** One object and its instances. (clause 7.2.1.1, digest) */
export interface SupportedObject {
  /** Address of the description. */
  DDF?: string;
  MOID?: MOID;
  /** Instances on which the server has a right. */
  MIID: MIID[];
}

/** Commands in the order in which they are processed. (clause 7.2.1.2?, digest) */
export interface Package2 {
  /** One list for each command. */
  CMD: AnyCommand[];
}

/** Results of the commands of one package 2, and alerts. (clause 7.2.1.3?, digest) */
export interface Package3 {
  /** One for each command, in their order. (count: memory) */
  Status: CommandStatus[];
  /** Alerts that wait. */
  Alert?: Alert[];
  [k: string]: unknown;
}

/** Result of one command. (clause 7.2.1.3?, digest) */
export interface CommandStatus {
  /** Status code, as in HTTP. */
  sc: number;
  /** Where the client put data whose place it chose. (clause 5.3?, digest) */
  URI?: ClientURI[];
  [k: string]: unknown;
}
