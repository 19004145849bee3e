// Texts in messages, exchanged in XML and WBXML alike: they are inline in both, so that they may change their length.

/** Every occurrence, as bytes. */
export function replaced(bytes, from, to) {
  if (from.length === 0 || from === to) return bytes;
  const parts = [];
  let done = 0;
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, done)) {
    parts.push(bytes.subarray(done, at), Buffer.from(to, 'latin1'));
    done = at + from.length;
  }
  return Buffer.concat([...parts, bytes.subarray(done)]);
}

/** The text of elements that hold nothing else. */
export function withText(bytes, from, to) {
  return replaced(replaced(bytes, `>${from}<`, `>${to}<`), `\x03${from}\0`, `\x03${to}\0`);
}

/** Text of the first such element: by its name in XML; in WBXML by its token with an inline string. */
export function textOf(bytes, name, token) {
  const text = bytes.toString('latin1');
  const inline = new RegExp(`${String.fromCharCode(token)}\x03([^\0]*)\0`);
  return (new RegExp(`<${name}[^>]*>([^<]*)<`).exec(text) ?? inline.exec(text) ?? [])[1] ?? '';
}

export function sessionId(bytes) {
  return textOf(bytes, 'SessionID', 0x65);
}

export function withSessionId(bytes, from, to) {
  const inXml = replaced(bytes, `<SessionID>${from}<`, `<SessionID>${to}<`);
  return replaced(inXml, `\x65\x03${from}\0`, `\x65\x03${to}\0`);
}

/** MsgID and MsgRef (tokens 0x5b, 0x5c) of a session in which `by` messages more went before. */
export function movedOn(bytes, by) {
  if (by === 0) return bytes;
  const add = (_, before, number) => before + (Number(number) + by);
  const inXml = bytes.toString('latin1').replace(/(<(?:MsgID|MsgRef)>)(\d+)(?=<)/g, add);
  return Buffer.from(inXml.replace(/([\x5b\x5c]\x03)(\d+)(?=\0)/g, add), 'latin1');
}
