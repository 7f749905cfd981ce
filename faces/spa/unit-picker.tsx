/** Units of a place and of every region above it; what the dispatch catalogue suggests stands first. */
import { useMemo, useState } from 'react'
import type { FieldText } from '../../design/index.ts'
import { codeAt, type Level } from '../../core/region/region.ts'
import { PickList, type Pick } from './pick-list.tsx'
import { levelWords, useUnits } from './reference.ts'
import type { Unit } from './shapes.ts'

type UnitPickerProps = {
  readonly field: FieldText
  /** Code of the village or grid the matter lies in. */
  readonly place: string
  /** Keys of the units the catalogue suggests, in its order. */
  readonly suggested?: readonly string[]
  readonly several?: boolean
  readonly initial?: readonly string[]
  /** Only these may be chosen, e.g. the units that were called. */
  readonly only?: readonly { readonly id: string; readonly name: string }[]
}

export function UnitPicker({ field, place, suggested = [], several = false, initial = [], only }: UnitPickerProps) {
  const units = useUnits(only === undefined ? place : null)
  const [chosen, setChosen] = useState<readonly string[]>(initial)
  const options = useMemo(() => only?.map(({ id, name }) => ({ value: id, label: name })) ?? optionsOf(units.answer?.items ?? [], suggested), [only, units.answer, suggested])
  const empty = units.asking ? '正在取单位名单…' : units.refusal?.sentence ?? '没有名称相符的单位，请换个说法，例如“交通”。'
  return (
    <PickList field={field} options={options} chosen={chosen} onChoose={setChosen} several={several} narrowLabel="输入名称的一部分来查找" empty={empty} />
  )
}

export type Post = { readonly level: Level; readonly function: string }

/** A post of the catalogue at a place: the unit of that function at that level above it. */
export function unitsOfPosts(posts: readonly Post[], place: string): string[] {
  return posts.flatMap((post) => {
    const code = codeAt(place, post.level)
    return code === null ? [] : [`${code}:${post.function}`]
  })
}

function optionsOf(units: readonly Unit[], suggested: readonly string[]): Pick[] {
  const first = suggested.flatMap((id) => units.filter((unit) => unit.id === id))
    .map((unit, at) => ({ value: unit.id, label: unit.name, group: '派单目录建议', hint: `第 ${at + 1} 建议` }))
  const rest = units.filter(({ id }) => !suggested.includes(id))
    .map((unit) => ({ value: unit.id, label: unit.name, group: `${levelWords[unit.region.level]}级单位` }))
  return [...first, ...rest]
}
