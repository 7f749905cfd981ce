/** Finds another dossier of the region by words or number, e.g. the main one to merge into. */
import { useDeferredValue, useMemo, useState } from 'react'
import type { FieldText } from '../../design/index.ts'
import { withQuery } from './api.ts'
import { PickList, type Pick } from './pick-list.tsx'
import { useQuestion } from './question.ts'
import type { AlikeView, DossierLine, Page } from './shapes.ts'

type DossierPickerProps = {
  readonly field: FieldText
  /** The dossier itself is no choice. */
  readonly except: string
  readonly group?: string
  /** Only matters in one of these states are offered; null where any is. */
  readonly states?: readonly string[] | null
  /** Probably the same: offered first, with what speaks for it. */
  readonly alike?: readonly AlikeView[]
}

export function DossierPicker({ field, except, group, states = null, alike = [] }: DossierPickerProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly Pick[]>([])
  const asked = useDeferredValue(text.trim())
  const found = useQuestion<Page<DossierLine>>(withQuery('/api/dossiers', { queue: 'region', text: asked.slice(0, 40), group: asked === '' ? group : undefined, limit: 50 }))
  const options = useMemo(() => {
    const hinted = asked === '' ? alike.filter(({ id, state }) => id !== except && (states === null || states.includes(state))).map(hintedOf) : []
    const lines = (found.answer?.items ?? []).filter(({ id, state }) => id !== except && (states === null || states.includes(state))).slice(0, 20).map(pickOf)
    return [...new Map([...chosen, ...hinted, ...lines].toReversed().map((one) => [one.value, one])).values()].toReversed()
  }, [found.answer, except, chosen, states, alike, asked])
  return (
    <PickList
      field={field} options={options} chosen={chosen.map(({ value }) => value)} onNarrow={setText}
      onChoose={(values) => setChosen(options.filter(({ value }) => values.includes(value)))}
      narrowLabel="输入案卷号、地点或内容里的字" empty={found.asking ? '正在查找…' : '没有找到，请换几个字试试。'}
    />
  )
}

function hintedOf(one: AlikeView): Pick {
  return { value: one.id, label: one.title, group: '可能是同一件事', hint: [one.number ?? '还没有案卷号', one.stateName, one.reason].join(' · ') }
}

function pickOf(line: DossierLine): Pick {
  return { value: line.id, label: line.title, group: '本辖区的事', hint: [line.number ?? '还没有案卷号', line.stateName, `${line.openedAt.slice(0, 10)} 上报`].join(' · ') }
}
