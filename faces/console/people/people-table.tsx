/** A list of people, by what a list may show. */
import { DataTable, type Column } from '../../../design/index.ts'
import { useRegionNames } from '../region-names.ts'
import { genders, type PersonEntry } from './person-shapes.ts'

export function PeopleTable({ people, caption }: { people: readonly PersonEntry[]; caption: string }) {
  const names = useRegionNames(people.flatMap(({ residenceVillage, residenceGrid, hukouVillage }) => [residenceGrid ?? residenceVillage, hukouVillage].flatMap((code) => code ?? [])))
  const columns: Column<PersonEntry>[] = [
    { key: 'name', head: '姓名', names: true, cell: ({ id, name }) => <a href={`/console/people/${id}`}>{name}</a> },
    { key: 'gender', head: '性别', cell: ({ gender }) => genders[gender] },
    { key: 'birth', head: '出生', cell: ({ birthYear }) => (birthYear === null ? '—' : `${birthYear}年`) },
    { key: 'home', head: '住在', cell: ({ residenceGrid, residenceVillage }) => names.get(residenceGrid ?? residenceVillage ?? '') ?? '外地' },
    { key: 'hukou', head: '户籍', cell: ({ hukouVillage }) => names.get(hukouVillage ?? '') ?? '外地' },
  ]
  return <DataTable caption={caption} columns={columns} rows={people} keyOf={({ id }) => id} />
}
