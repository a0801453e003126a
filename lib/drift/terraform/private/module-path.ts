/** The path of a module in the configuration, by the address of an instance of it: `module.a["x"].module.b[0]` is `module.a.module.b`. */
export function modulePath(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]["]*)\]/g, '');
}
