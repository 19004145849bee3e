/** A large object that a server sends in pieces (Protocol 7): kept until its last one. */

export class Chunks {
  private open:
    | { readonly of: string; readonly size: number; readonly parts: Uint8Array[]; octets: number }
    | undefined;

  /** @param limit octets of one object at most */
  constructor(private readonly limit = 16 * 1024 * 1024) {}

  /**
   * @param of command and target that the piece belongs to
   * @param size of the object as this piece tells, NaN where it does not
   * @param more whether another piece follows
   * @returns the object with its last piece, else the status of the piece. A piece of something else ends what is open.
   */
  take(of: string, piece: Uint8Array, size: number, more: boolean): Uint8Array | '213' | '413' | '424' {
    const before = this.open?.of === of ? this.open : undefined;
    this.open = undefined;
    if (!before && !more) return piece;
    const now = before ?? { of, size, parts: [], octets: 0 };
    now.parts.push(piece);
    now.octets += piece.length;
    if (now.octets > this.limit) return '413';
    if (more) {
      this.open = now;
      return '213';
    }
    return Number.isNaN(now.size) || now.size === now.octets ? Buffer.concat(now.parts) : '424';
  }
}
