/** What kind of matter: the kinds of the county's catalogue under their groups, found by the words people use. */
import { useMemo, useState } from 'react'
import type { FieldText } from '../../design/index.ts'
import { findKind, kindsIn, type Catalogue } from '../../procedures/grid-case/find-kind.ts'
import { PickList, type Pick } from './pick-list.tsx'
import { useProcedure } from './reference.ts'
import type { CaseSettings } from '../../procedures/grid-case/settings.ts'

type CategoryPickerProps = { readonly field: FieldText; readonly procedure: string; readonly place: string; readonly initial?: string; onPick?(category: string): void }

export function CategoryPicker({ field, procedure, place, initial, onPick }: CategoryPickerProps) {
  const answer = useProcedure<CaseSettings>(procedure, place).answer
  const [chosen, setChosen] = useState<readonly string[]>(initial === undefined ? [] : [initial])
  const [text, setText] = useState('')
  const catalogue = answer?.settings.contents
  const options = useMemo(() => (catalogue === undefined ? [] : optionsOf(catalogue, text, chosen)), [catalogue, text, chosen])
  return (
    <PickList
      field={field} options={options} chosen={chosen} narrowLabel="平时怎么说就怎么写，例如“路坏了”" onNarrow={setText}
      empty={catalogue === undefined ? '正在取事项目录…' : '没有找到。换个说法，或者删掉这几个字，从下面的大类里选。'}
      onChoose={(values) => { setChosen(values); if (values[0] !== undefined) onPick?.(values[0]) }}
    />
  )
}

/** All under their groups; or what was found, the best first, what is chosen above it. */
function optionsOf(catalogue: Catalogue, text: string, chosen: readonly string[]): readonly Pick[] {
  if (text.trim() === '') return kindsIn(catalogue).map(({ code, name, group }) => ({ value: code, label: name, group: `${code.slice(0, 2)} ${group}`, ...hintOf([emergencyOf(catalogue, code)]) }))
  const held = kindsIn(catalogue).filter(({ code }) => chosen.includes(code)).map((kind) => ({ ...kind, under: '已选' }))
  const found = findKind(catalogue, text).filter(({ code }) => !chosen.includes(code)).map((kind) => ({ ...kind, under: '找到的' }))
  return [...held, ...found].map(({ code, name, group, under }) => ({ value: code, label: name, group: under, ...hintOf([group, emergencyOf(catalogue, code)]) }))
}

function hintOf(parts: readonly (string | null)[]): { readonly hint?: string } {
  const words = parts.filter((part) => part !== null).join('，')
  return words === '' ? {} : { hint: words }
}

function emergencyOf({ categories }: Catalogue, code: string): string | null {
  const number = categories[code]?.emergency ?? null
  return number === null ? null : `紧急的先打 ${number}`
}
