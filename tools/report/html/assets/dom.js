/** Elements are made, never parsed: what a stranger sent enters the page as text only. */

export function el(name, attributes, ...content) {
  return filled(document.createElement(name), attributes, content);
}

export function svg(name, attributes, ...content) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, content);
}

/** Functions become listeners; undefined and false leave the attribute out. */
function filled(node, attributes, content) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === false || value === null) continue;
    if (typeof value === 'function') node.addEventListener(key, value);
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...content.flat().filter((part) => part !== undefined && part !== false && part !== null));
  return node;
}

/** What would hide or turn the text around stands as `\x1b`, `\u202e`; line feeds and tabs stay. */
export function plain(text) {
  return String(text).replace(
    /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g,
    (char) => {
      const code = char.charCodeAt(0);
      return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
}

export function short(text, most) {
  const whole = plain(text);
  return whole.length > most ? `${whole.slice(0, most)}\u2026` : whole;
}

export function hex(number) {
  return `0x${number.toString(16)}`;
}

export function count(number, one) {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(3)} s`;
}
