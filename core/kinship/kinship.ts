/**
 * Near relatives (近亲属): the eight kinds of Civil Code art. 1045, one list for every rule of recusal and proxy.
 * The register of households says who lives or is registered together; what it cannot say is declared and kept as a kinship.
 */

export const nearRelations = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  'paternal-grandparent': '祖父母',
  'maternal-grandparent': '外祖父母',
  'paternal-grandchild': '孙子女',
  'maternal-grandchild': '外孙子女',
} as const
export type NearRelation = keyof typeof nearRelations

/** `other` is the `relation` of `person`: { person: a child, relation: 'parent', other: its mother }. Ids are pseudonymous. */
export type Kinship = { readonly person: string; readonly relation: NearRelation; readonly other: string }

/** Everybody who is a near relative of one of them, whichever side declared it. */
export function nearRelativesOf(persons: readonly string[], kinships: readonly Kinship[]): ReadonlySet<string> {
  const asked = new Set(persons)
  const found = new Set<string>()
  for (const { person, other } of kinships) {
    if (asked.has(person)) found.add(other)
    if (asked.has(other)) found.add(person)
  }
  return found
}

/**
 * Who of the present may not take part in a matter of this household: its members of either register, and their near relatives
 * . In the order in which they were given.
 */
export function mustRecuse(present: readonly string[], household: readonly string[], kinships: readonly Kinship[]): readonly string[] {
  const members = new Set(household)
  const relatives = nearRelativesOf(household, kinships)
  return present.filter((person) => members.has(person) || relatives.has(person))
}
