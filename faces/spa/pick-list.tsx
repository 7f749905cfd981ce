/** One or some of many: a box to narrow the list, native radios or ticks beneath. What is chosen stays on top whatever is typed. */
import { useMemo, useState } from 'react'
import { FieldGroup, type FieldText } from '../../design/index.ts'

export type Pick = {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** Heading it stands under. */
  readonly group?: string
  /** More words by which it is found. */
  readonly words?: string
}

type PickListProps = {
  readonly field: FieldText
  readonly options: readonly Pick[]
  readonly chosen: readonly string[]
  onChoose(chosen: readonly string[]): void
  readonly several?: boolean
  /** Label of the narrowing box: 输入单位名称的一部分. */
  readonly narrowLabel: string
  readonly empty: string
  /** With `onNarrow` the list is searched elsewhere, else here. */
  onNarrow?(text: string): void
}

/** Fewer than this need no narrowing. */
const shortList = 7

export function PickList({ field, options, chosen, onChoose, several = false, narrowLabel, empty, onNarrow }: PickListProps) {
  const [text, setText] = useState('')
  const shown = useMemo(() => order(options, chosen, onNarrow === undefined ? text : ''), [options, chosen, text, onNarrow])
  const toggle = (value: string) => {
    if (!several) onChoose([value])
    else onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  }
  const narrow = (value: string) => {
    setText(value)
    onNarrow?.(value)
  }
  return (
    <FieldGroup field={field}>
      {(onNarrow !== undefined || options.length >= shortList) && (
        <div className="pick-list__narrow">
          <label htmlFor={`${field.name}-narrow`}>{narrowLabel}</label>
          <input
            className="input" id={`${field.name}-narrow`} type="search" value={text} autoComplete="off" onChange={(event) => narrow(event.target.value)}
            onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }}
          />
        </div>
      )}
      <div className="pick-list" aria-live="off">
        {shown.length === 0 && <p className="soft">{empty}</p>}
        {shown.map((option, at) => (
          <Line
            key={option.value} option={option} id={at === 0 ? field.name : `${field.name}-${option.value}`} name={field.name} several={several}
            heading={option.group !== undefined && option.group !== shown[at - 1]?.group ? option.group : null}
            checked={chosen.includes(option.value)} onToggle={() => toggle(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

type LineProps = { option: Pick; id: string; name: string; several: boolean; heading: string | null; checked: boolean; onToggle(): void }

function Line({ option, id, name, several, heading, checked, onToggle }: LineProps) {
  return (
    <>
      {heading !== null && <p className="pick-list__group">{heading}</p>}
      <div className="choice">
        <input className="choice__box" type={several ? 'checkbox' : 'radio'} id={id} name={name} value={option.value} checked={checked} onChange={onToggle} />
        <label className="choice__label" htmlFor={id}>
          {option.label}
          {option.hint !== undefined && <span className="choice__hint">{option.hint}</span>}
        </label>
      </div>
    </>
  )
}

function order(options: readonly Pick[], chosen: readonly string[], text: string): readonly Pick[] {
  const words = text.trim().split(/\s+/).filter((word) => word !== '')
  const fits = (one: Pick) => words.every((word) => `${one.label}${one.group ?? ''}${one.words ?? ''}`.includes(word))
  if (words.length === 0) return options
  const held = options.filter(({ value }) => chosen.includes(value)).map((one) => ({ ...one, group: '已选' }))
  return [...held, ...options.filter((one) => !chosen.includes(one.value) && fits(one))]
}
