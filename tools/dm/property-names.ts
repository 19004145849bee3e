/** The eight properties of a node (DM_TND 7.2, 7.5). */

export const propertyNames = ['ACL', 'Format', 'Name', 'Size', 'Title', 'TStamp', 'Type', 'VerNo'] as const;

export type PropertyName = (typeof propertyNames)[number];

export interface PropertyRule {
  /** Must every client have it on every node? */
  readonly required: boolean;
  /** Replace is allowed on these only; Get on all, any other command on none. */
  readonly replaceable: boolean;
  /** Interior nodes never have it. */
  readonly leafOnly: boolean;
}

export const propertyRules: Readonly<Record<PropertyName, PropertyRule>> = {
  ACL: { required: true, replaceable: true, leafOnly: false },
  Format: { required: true, replaceable: false, leafOnly: false },
  Name: { required: true, replaceable: true, leafOnly: false },
  Size: { required: false, replaceable: false, leafOnly: true },
  Title: { required: false, replaceable: true, leafOnly: false },
  TStamp: { required: false, replaceable: false, leafOnly: false },
  Type: { required: true, replaceable: false, leafOnly: false },
  VerNo: { required: false, replaceable: false, leafOnly: false },
};

/** Octets of a Title at most (DM_TND 7.7.5). */
export const TITLE_OCTETS = 255;

/** Names are compared case-sensitively, as all names of the representation. */
export function isPropertyName(name: string): name is PropertyName {
  return (propertyNames as readonly string[]).includes(name);
}
