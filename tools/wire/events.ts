/**
 * A document as a flat list of events: what the encoders write, and the layer where a test changes a message on purpose.
 * An event list need not be well-formed; the encoders write what they are told.
 */

/** An attribute; in WBXML by tokens where the vocabulary has them, else as LITERAL. */
export interface EventAttribute {
  readonly name: string;
  readonly value: string;
  /** WBXML: write the name as LITERAL, or start by this token whatever the vocabulary says. */
  readonly literal?: boolean;
  readonly token?: { readonly page: number; readonly code: number };
  /** WBXML: what follows the start, instead of `value`. A token switches the page of attributes where it must. */
  readonly pieces?: readonly AttributePiece[];
}

export type AttributePiece =
  | { readonly page: number; readonly code: number }
  | { readonly text: string; readonly as?: 'str_i' | 'str_t' | 'opaque' }
  | { readonly bytes: Uint8Array };

export type WireEvent =
  /** Overrides what the encoder would write before the root; at most one, first. `bytes` replaces the whole head. */
  | {
      readonly kind: 'head';
      readonly version?: string;
      readonly charset?: number;
      readonly publicId?: number | string;
      readonly stringTable?: Uint8Array;
      readonly xmlDeclaration?: string;
      readonly doctype?: string;
      readonly bytes?: Uint8Array;
    }
  | {
      readonly kind: 'start';
      readonly name: string;
      /** Namespace; default: that of the vocabulary page that knows the name, the parent's page first. */
      readonly ns?: string;
      readonly attributes?: readonly EventAttribute[];
      /** WBXML: write the name as LITERAL (string table), or as this page and token whatever the vocabulary says. */
      readonly literal?: boolean;
      readonly token?: { readonly page: number; readonly code: number };
      /** Write as an element without content: `<a/>`, or a tag without bit 0x40. An `end` event must not follow. */
      readonly empty?: boolean;
    }
  /** `name` only where XML is to be closed wrongly. */
  | { readonly kind: 'end'; readonly name?: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Default: escaped text in XML, STR_I in WBXML. `raw` is written as it stands. */
      readonly as?: 'escaped' | 'cdata' | 'raw' | 'str_i' | 'str_t' | 'opaque';
    }
  /** Binary content: OPAQUE in WBXML, base64 text in XML. */
  | {
      readonly kind: 'opaque';
      readonly bytes: Uint8Array;
      /** Written instead of the true length. */
      readonly length?: number;
    }
  | { readonly kind: 'entity'; readonly code: number }
  /** SWITCH_PAGE where none is due (WBXML only). */
  | { readonly kind: 'page'; readonly page: number }
  /** Any bytes at this point of the document. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };
