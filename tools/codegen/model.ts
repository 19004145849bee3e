/** What the passes hand to each other: sources -> normal -> overlaid -> resolved (read, normalise, overlay, resolve, check, emit). */
import type { AttributeDecl, AttributePage, CodePage, Content, PublicId, Vocabulary } from '../wire/vocabulary';
import type { ContentSpec, Dtd, Place } from './dtd/types';

export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All files below spec/ that the generator reads, in the order of their paths. */
export interface Sources {
  readonly vocabularies: readonly SourceFile[];
  readonly dtds: readonly SourceFile[];
  readonly errata: readonly SourceFile[];
  readonly schemas: Readonly<Record<'vocabulary' | 'grammar-errata', SourceFile>>;
}

/** A file of spec/wbxml as its schema describes it. Without `like` nothing but the optional parts is left out. */
export interface VocabularyFile extends Partial<Omit<VocabularySpec, 'pages'>> {
  readonly vocabulary: string;
  readonly like?: string;
  readonly pages: readonly (OwnPageFile | SharedPageSpec | FurtherPageSpec)[];
}

/** The same with all that it takes from the vocabulary that it is like. */
export interface VocabularySpec {
  readonly vocabulary: string;
  readonly roots: readonly string[];
  readonly versions?: readonly string[];
  readonly publicIds: readonly PublicId[];
  readonly mediaTypes: Vocabulary['mediaTypes'];
  readonly pages: readonly (OwnPageSpec | SharedPageSpec | FurtherPageSpec)[];
  readonly attributePages?: readonly AttributePageSpec[];
  readonly wbxmlVersion?: string;
  readonly documents?: readonly string[];
  readonly groups: readonly GroupSpec[];
  readonly deviations: readonly Deviation[];
}

export interface GroupSpec {
  readonly elements: readonly string[];
  readonly property: string;
  /** Type name of one member; with the element's name before it where only that element's members are meant. */
  readonly member: string;
}

export interface OwnPageFile {
  readonly page: number;
  readonly dtd: string;
  readonly namespaces: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface OwnPageSpec extends OwnPageFile {
  readonly tags: Readonly<Record<string, string>>;
}

export interface SharedPageSpec {
  readonly page: number;
  readonly vocabulary: string;
}

/** Further tokens for the elements of another page. */
export interface FurtherPageSpec {
  readonly page: number;
  readonly 'elements-of': number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface AttributePageSpec extends Omit<AttributePage, 'starts'> {
  /** Attribute, or attribute with what its value begins with. */
  readonly starts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

export interface Deviation {
  readonly element: string;
  readonly 'children-of'?: string;
  readonly wrapper?: string;
  readonly order?: 'any';
  readonly data?: readonly string[];
}

/** A correction in spec/errata/grammar.yaml. */
export interface GrammarErratum {
  readonly vocabulary: string;
  readonly element: string;
  readonly content: string;
  readonly reason: string;
  readonly clause: string;
}

export interface NormalVocabulary {
  readonly spec: VocabularySpec;
  /** Its own file first, then those of the vocabularies that it is like. */
  readonly sources: readonly SourceFile[];
  readonly pages: readonly DtdPage[];
  readonly errata: readonly GrammarErratum[];
  /** Set where errata hold a correction for this vocabulary. */
  readonly errataSource?: SourceFile;
}

export interface DtdPage {
  readonly spec: OwnPageSpec;
  readonly dtd: Dtd;
  /** The DTD and those that it reads. */
  readonly sources: readonly SourceFile[];
}

/** Content after the deviations: names still as they are written in the DTD. */
export type OverlaidContent =
  | ContentSpec
  | { readonly kind: 'data'; readonly embeds: readonly string[] }
  | { readonly kind: 'children'; readonly model: (ContentSpec & { kind: 'children' })['model']; readonly loose: Loose };

export interface Loose {
  readonly wrapper?: string;
}

export interface OverlaidElement {
  readonly page: number;
  readonly name: string;
  readonly content: OverlaidContent;
  /** Page whose grammar the names in `content` come from: another than `page` for Meta. */
  readonly grammar: number;
  readonly attributes: readonly AttributeDecl[];
  readonly place: Place;
}

export interface OverlaidVocabulary {
  readonly normal: NormalVocabulary;
  readonly elements: readonly OverlaidElement[];
}

/** A vocabulary as it is emitted. `elements` and `pages` are its own. */
export interface ResolvedVocabulary {
  readonly name: string;
  /** `syncml12`. */
  readonly identifier: string;
  readonly roots: readonly string[];
  readonly versions?: readonly string[];
  readonly publicIds: readonly PublicId[];
  readonly mediaTypes: Vocabulary['mediaTypes'];
  readonly pages: readonly CodePage[];
  readonly attributePages?: readonly AttributePage[];
  readonly wbxmlVersion?: string;
  readonly elements: readonly ResolvedElement[];
  readonly groups: readonly GroupSpec[];
  readonly neighbours: readonly Neighbour[];
  readonly sources: readonly SourceFile[];
}

/** Another vocabulary whose elements stand in this one. */
export interface Neighbour {
  readonly vocabulary: ResolvedVocabulary;
  /** Added to its page numbers: 0 where its code page is shared, beyond 255 where only its documents stand within. */
  readonly base: number;
  /** With those numbers. */
  readonly pages: readonly CodePage[];
  readonly elements: readonly ResolvedElement[];
}

export interface ResolvedElement {
  readonly name: string;
  readonly page: number;
  readonly token: number;
  readonly content: Content;
  readonly attributes: readonly AttributeDecl[];
  /** Those of them that are properties of the typed form. */
  readonly typed: readonly AttributeDecl[];
  /** Member of a repeated choice: its objects carry `$`. */
  readonly tagged: boolean;
  readonly place: Place;
}
