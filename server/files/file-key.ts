/** The name of a file in addresses and acts: `${county}-${uuid}`. */
export type FileKey = { readonly county: number; readonly id: string }

const shape = /^(\d{6})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

export function parseFileKey(text: string): FileKey | null {
  const match = shape.exec(text)
  const [, county, id] = match ?? []
  return county === undefined || id === undefined ? null : { county: Number(county), id }
}

export function writeFileKey(key: FileKey): string {
  return `${String(key.county)}-${key.id}`
}
