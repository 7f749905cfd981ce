/** What kind of matter: the kinds of the county's catalogue under their groups, found by any of their words. */
import { useMemo, useState } from 'react'
import type { FieldText } from '../../design/index.ts'
import { PickList } from './pick-list.tsx'
import { useProcedure } from './reference.ts'
import type { CaseSettings } from '../../procedures/grid-case/settings.ts'

type CategoryPickerProps = { readonly field: FieldText; readonly procedure: string; readonly place: string; readonly initial?: string; onPick?(category: string): void }

export function CategoryPicker({ field, procedure, place, initial, onPick }: CategoryPickerProps) {
  const answer = useProcedure<CaseSettings>(procedure, place).answer
  const [chosen, setChosen] = useState<readonly string[]>(initial === undefined ? [] : [initial])
  const options = useMemo(() => Object.entries(answer?.settings.contents.categories ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, category]) => ({
    value: code, label: category.name, group: `${code.slice(0, 2)} ${answer?.settings.contents.groups[code.slice(0, 2)] ?? ''}`, words: code,
    ...(category.emergency === null ? {} : { hint: `紧急的先打 ${category.emergency}` }),
  })), [answer])
  return (
    <PickList
      field={field} options={options} chosen={chosen} narrowLabel="输入几个字来查找，例如“路灯”" empty={answer === null ? '正在取事项目录…' : '目录里没有这几个字，请换个说法。'}
      onChoose={(values) => { setChosen(values); if (values[0] !== undefined) onPick?.(values[0]) }}
    />
  )
}
