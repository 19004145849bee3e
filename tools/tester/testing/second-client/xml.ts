/** XML of the second client: read in one pass over the tags, written in pieces of text. */

export interface Element {
  readonly name: string;
  readonly kids: Element[];
  text: string;
}
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) =>
    number ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)) : (entities[name] ?? whole),
  );
export const escaped = (text: string): string => text.replace(/[<>&]/g, (one) => `&#${one.charCodeAt(0)};`);

export function read(xml: string): Element | undefined {
  const root: Element = { name: '', kids: [], text: '' };
  const open = [root];
  let at = 0;
  for (const tag of xml.matchAll(/<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<[?!][^>]*>|<(\/?)([\w:.-]+)[^>]*?(\/?)>/gs)) {
    const top = open[open.length - 1];
    if (!top) return undefined;
    top.text += unescaped(xml.slice(at, tag.index)) + (tag[1] ?? '');
    at = tag.index + tag[0].length;
    if (tag[3] === undefined) continue;
    if (tag[2]) {
      if (open.pop()?.name !== tag[3].replace(/^.*:/, '')) return undefined;
    } else {
      const made: Element = { name: tag[3].replace(/^.*:/, ''), kids: [], text: '' };
      top.kids.push(made);
      if (!tag[4]) open.push(made);
    }
  }
  return open.length === 1 && root.kids.length === 1 ? root.kids[0] : undefined;
}
export function kid(of: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.kids.find((one) => one.name === name), of);
}
export const textAt = (of: Element | undefined, ...path: string[]): string => kid(of, ...path)?.text.trim() ?? '';
export const tag = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;
export const met = (name: string, text: string): string => `<${name} xmlns="syncml:metinf">${escaped(text)}</${name}>`;
