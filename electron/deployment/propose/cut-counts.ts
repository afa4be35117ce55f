import type { Person } from './person.ts';
import type { Prices } from './prices.ts';

/** The cuts that bear on one STA, and how far the needs taken so far touch each: the price falls due at the second. */
export class CutCounts {
  private readonly ofNeed = new Map<number, number[]>();
  private readonly touched: Int8Array;
  private readonly price: Float64Array;

  constructor(person: Person, { cut, cuts }: Prices) {
    this.touched = new Int8Array(cuts.length);
    this.price = cut;
    for (const [at, { stas, needs }] of cuts.entries()) {
      if ((cut[at] ?? 0) >= 0) continue;
      if (stas.includes(person.sta)) this.touched[at] = 1;
      for (const need of needs) {
        const list = this.ofNeed.get(need);
        if (list) list.push(at);
        else this.ofNeed.set(need, [at]);
      }
    }
  }

  /** What taking the need in costs, 0 or less. */
  add(need: number): number {
    let due = 0;
    for (const at of this.ofNeed.get(need) ?? []) {
      const count = (this.touched[at] ?? 0) + 1;
      this.touched[at] = count;
      if (count === 2) due += this.price[at] ?? 0;
    }
    return due;
  }

  drop(need: number): void {
    for (const at of this.ofNeed.get(need) ?? []) this.touched[at] = (this.touched[at] ?? 0) - 1;
  }
}
