// A set of row ids that takes a bit each where they lie together: millions of them cost what thousands of texts would.
const PAGE = 65_536;

export class IdSet {
  readonly #pages = new Map<number, Uint8Array>();

  #place(id: string): [page: number, byte: number, bit: number] {
    const at = Number(id);
    const within = at % PAGE;
    return [Math.floor(at / PAGE), within >> 3, 1 << (within & 7)];
  }

  has(id: string): boolean {
    const [page, byte, bit] = this.#place(id);
    return ((this.#pages.get(page)?.[byte] ?? 0) & bit) !== 0;
  }

  add(id: string): void {
    const [number, byte, bit] = this.#place(id);
    let page = this.#pages.get(number);
    if (!page) this.#pages.set(number, page = new Uint8Array(PAGE / 8));
    page[byte] = (page[byte] as number) | bit;
  }

  delete(id: string): void {
    const [number, byte, bit] = this.#place(id);
    const page = this.#pages.get(number);
    if (page) page[byte] = (page[byte] as number) & ~bit;
  }
}
