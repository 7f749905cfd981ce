/** Before and after, side by side. */
import { DataTable, type Column } from '../../../design/index.ts'
import type { Said } from './differences.ts'

export function DifferenceTable({ caption, said }: { caption: string; said: readonly Said[] }) {
  const counted = said.some(({ dossiers }) => dossiers !== null)
  const columns: Column<Said>[] = [
    { key: 'what', head: '哪一项', names: true, cell: ({ where, what }) => `${where}，${what}` },
    { key: 'before', head: '现在', cell: ({ before }) => <del>{before}</del> },
    { key: 'after', head: '改成', cell: ({ after }) => <ins>{after}</ins> },
    ...(counted ? [{ key: 'dossiers', head: '正在办的', figures: true, cell: ({ dossiers }: Said) => (dossiers === null ? '—' : `${dossiers} 件`) }] : []),
  ]
  return <div className="diff"><DataTable caption={caption} columns={columns} rows={said} keyOf={({ path }) => path} /></div>
}
