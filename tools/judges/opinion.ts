/** What a judge and we say about one document. */

/** Said by one who has nothing against the document. */
export const ACCEPTS = 'accepts';

export interface Opinion {
  /** Kind and name, such as `snippet <a/>` or `sample syncml-xml/a.xml`. */
  readonly document: string;
  /** The first complaint, or that there is none; told apart in disagreements.yaml by these words. */
  readonly ours: string;
  readonly theirs: string;
  readonly agree: boolean;
  /** More for the reader, such as the place of a difference. */
  readonly detail?: string;
}

/** Of complaints, '' for none: two agree when both have one or none has. */
export function opinionOf(document: string, ours: string, theirs: string): Opinion {
  return { document, ours: ours || ACCEPTS, theirs: theirs || ACCEPTS, agree: (ours === '') === (theirs === '') };
}

export interface Judge {
  /** Program and question, such as `xmllint: well-formed`. */
  readonly name: string;
  /** Programs that must be installed; none for a package. */
  readonly programs: readonly string[];
  readonly ask: () => Opinion[];
}
