/** How much a page still holds: one that grows without end can't be opened. */
export class Room {
  constructor(private left: number) {}

  public get isFull(): boolean {
    return this.left <= 0;
  }

  /** Takes as much as is wanted, or what is left; gives how much that is. */
  public take(wanted: number): number {
    const taken = Math.max(0, Math.min(wanted, this.left));
    this.left -= taken;
    return taken;
  }
}
