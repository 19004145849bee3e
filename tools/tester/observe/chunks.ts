/** A large object that a server sends in pieces (Protocol 7): kept until its last one. */

export class Chunks {
  private lost: string[] = [];
  private open:
    | { readonly of: string; readonly size: number; readonly parts: Uint8Array[]; octets: number }
    | undefined;

  /** @param limit octets of one object at most */
  constructor(private readonly limit = 16 * 1024 * 1024) {}

  /** Objects that something else came in the midst of, since this was asked last. */
  broken(): readonly string[] {
    return this.lost.splice(0);
  }

  /** What belongs to another one than the open object ends it. */
  meet(of: string): void {
    if (!this.open || this.open.of === of) return;
    this.lost.push(this.open.of);
    this.open = undefined;
  }

  /** A session begins: what the last one left is gone. */
  begin(): void {
    this.open = undefined;
    this.lost = [];
  }

  /**
   * @param of command and target that the piece belongs to
   * @param size of the object as this piece tells, NaN where it does not
   * @param more whether another piece follows
   * @returns the object with its last piece, else the status of the piece
   */
  take(of: string, piece: Uint8Array, size: number, more: boolean): Uint8Array | '213' | '413' | '424' {
    this.meet(of);
    const before = this.open;
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
