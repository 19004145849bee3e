/** Reads a DTD (an external subset): declarations, conditional sections, comments, PIs. XML 1.0 clauses 2.8, 3.4. */
import { readAttributes } from './attlist';
import { readContent } from './content';
import { readEntity, readNotation } from './entity';
import { Source } from './source';
import {
  type AttributeDeclaration,
  type Dtd,
  type DtdOptions,
  defaultDtdLimits,
  type ElementDeclaration,
  type EntityDeclaration,
  type NotationDeclaration,
} from './types';

/**
 * Takes the text of a DTD, returns its declarations. Nothing is fetched: external parameter entities come from `externals`.
 * @throws DtdError with file, line and column; the first error ends the reading.
 */
export function readDtd(text: string, options: DtdOptions): Dtd {
  const reader = new Reader(text.replace(/^\ufeff/, ''), options);
  reader.declarations();
  return reader;
}

class Reader implements Dtd {
  readonly elements = new Map<string, ElementDeclaration>();
  readonly attributes: AttributeDeclaration[] = [];
  readonly entities = new Map<string, EntityDeclaration>();
  readonly parameterEntities = new Map<string, EntityDeclaration>();
  readonly notations = new Map<string, NotationDeclaration>();
  private readonly source: Source;
  private readonly declared = new Set<string>();
  private count = 0;
  private sections = 0;

  constructor(text: string, options: DtdOptions) {
    const externals = options.externals ?? {};
    const external = ({ external: id }: EntityDeclaration) =>
      [id?.systemId, id?.publicId].flatMap((key) =>
        key !== undefined && Object.hasOwn(externals, key) ? [externals[key]!] : [],
      )[0];
    const limits = { ...defaultDtdLimits, ...options.limits };
    this.source = new Source(text, options.file, this.parameterEntities, external, limits);
  }

  declarations(): void {
    const { source } = this;
    for (;;) {
      source.space();
      if (source.atEnd()) break;
      if (this.sections > 0 && source.take(']]>')) {
        this.sections--;
        continue;
      }
      if (++this.count > source.limits.declarations) source.fail(`at most ${source.limits.declarations} declarations`);
      this.declaration();
    }
    if (this.sections > 0) source.fail('"]]>" to end a conditional section');
  }

  private declaration(): void {
    const { source } = this;
    if (source.take('<!--')) {
      if (source.until('--', 'comment') !== undefined && !source.take('>')) source.fail('">" after "--" in a comment');
    } else if (source.take('<?')) {
      source.until('?>', 'processing instruction');
    } else if (source.take('<![')) {
      this.section();
    } else {
      this.markup();
    }
  }

  private markup(): void {
    const { source } = this;
    const place = source.place();
    const depth = source.depth;
    if (source.take('<!ELEMENT')) {
      this.element(place);
    } else if (source.take('<!ATTLIST')) {
      for (const attribute of readAttributes(source, this.entities)) this.attribute(attribute);
    } else if (source.take('<!ENTITY')) {
      const { parameter, entity } = readEntity(source);
      const map = parameter ? this.parameterEntities : this.entities;
      // the first declaration binds (clause 4.2)
      if (!map.has(entity.name)) map.set(entity.name, entity);
    } else if (source.take('<!NOTATION')) {
      const notation = readNotation(source);
      if (this.notations.has(notation.name)) source.fail('each notation declared once', notation.name, notation.place);
      this.notations.set(notation.name, notation);
    } else {
      source.fail('a declaration');
    }
    source.space();
    source.need('>');
    if (source.depth !== depth)
      source.fail('a declaration that ends in the entity where it began', 'its ">" elsewhere', place);
  }

  private element(place: ElementDeclaration['place']): void {
    const { source } = this;
    source.needSpace('after ELEMENT');
    const name = source.name('an element name');
    source.needSpace('after the element name');
    if (this.elements.has(name)) source.fail('each element declared once', name, place);
    this.elements.set(name, { name, content: readContent(source), place });
  }

  private attribute(attribute: AttributeDeclaration): void {
    const key = `${attribute.element} ${attribute.name}`;
    if (this.declared.has(key)) return; // the first declaration binds (clause 3.3)
    this.declared.add(key);
    this.attributes.push(attribute);
  }

  /** After `<![`. */
  private section(): void {
    const { source } = this;
    source.space();
    const include = source.take('INCLUDE');
    if (!include && !source.take('IGNORE')) source.fail('INCLUDE or IGNORE');
    source.space();
    source.need('[');
    if (include) {
      if (++this.sections > source.limits.depth)
        source.fail(`at most ${source.limits.depth} sections within each other`);
      return;
    }
    const place = source.place();
    for (let open = 1; open > 0; ) {
      const text = source.until(']]>', 'ignored section');
      open += text.split('<![').length - 2;
      if (open < 0) source.fail('"]]>" for each "<!["', 'one too many', place);
    }
  }
}
