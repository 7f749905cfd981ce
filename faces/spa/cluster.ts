/** Points nearer to each other than a finger is wide become one mark; the first of them says where it stands. */
export function clustered<T>(all: readonly T[], place: (one: T) => { readonly x: number; readonly y: number }, reach: number): T[][] {
  const groups: { readonly x: number; readonly y: number; readonly members: T[] }[] = []
  for (const one of all) {
    const { x, y } = place(one)
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < reach)
    if (near === undefined) groups.push({ x, y, members: [one] })
    else near.members.push(one)
  }
  return groups.map(({ members }) => members)
}
