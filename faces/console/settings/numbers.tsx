/** Limits by urgency, and the other numbers of the procedure. */
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { useEffect, useId, useState } from 'react'
import { boundsOfAmount, boundsOfNumber, boundsWords, budgetAt, isWithin, tooFar, type Bounds } from './bounds.ts'
import { amountWords, budgetWords, choices, limitWords, numberWords, settingRules, unitWords, type Budget } from './settings-words.ts'

type NumbersProps = { settings: CaseSettings; inForce: CaseSettings; edit: ((settings: CaseSettings) => void) | null }
type Priority = keyof CaseSettings['limits']
type LimitPart = keyof CaseSettings['limits'][Priority]
const limitParts = ['dispatch', 'sign', 'handle', 'extension'] as const

export function Numbers({ settings, inForce, edit }: NumbersProps) {
  const putLimit = (priority: Priority, part: LimitPart, budget: Budget) => (
    edit?.({ ...settings, limits: { ...settings.limits, [priority]: { ...settings.limits[priority], [part]: budget } } })
  )
  return (
    <>
      <table className="table table--stack edit-table">
        <caption>{`按紧急程度的时限，每项可填 ${boundsWords(boundsOfAmount)}`}</caption>
        <thead><tr><th scope="col">紧急程度</th>{limitParts.map((part) => <th key={part} scope="col">{limitWords[part]}</th>)}</tr></thead>
        <tbody>
          {(Object.keys(settings.limits) as Priority[]).map((priority) => (
            <tr key={priority} className={isSame(settings.limits[priority], inForce.limits[priority]) ? undefined : 'changed'}>
              <th scope="row">{choices.priority[priority]}</th>
              {limitParts.map((part) => (
                <td key={part} data-head={limitWords[part]}>
                  <Amount name={`${choices.priority[priority]}${limitWords[part]}`} budget={settings.limits[priority][part]} put={edit === null ? null : (budget) => putLimit(priority, part, budget)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table table--stack edit-table section">
        <caption>其他时限和数字</caption>
        <thead><tr><th scope="col">哪一项</th><th scope="col">多少</th></tr></thead>
        <tbody>
          {(Object.keys(budgetWords) as (keyof typeof budgetWords)[]).map((key) => (
            <tr key={key} className={isSame(budgetAt(settings, key), budgetAt(inForce, key)) ? undefined : 'changed'}>
              <th scope="row">{budgetWords[key]}<RuleNumber of={key} /></th>
              <td data-head="多少"><Amount name={budgetWords[key]} budget={budgetAt(settings, key)} put={edit === null ? null : (budget) => edit(withBudget(settings, key, budget))} /></td>
            </tr>
          ))}
          {(Object.keys(numberWords) as (keyof typeof numberWords)[]).map((key) => (
            <tr key={key} className={settings[key] === inForce[key] ? undefined : 'changed'}>
              <th scope="row">{numberWords[key][0]}<RuleNumber of={key} /></th>
              <td data-head="多少">
                {edit === null ? `${settings[key]} ${numberWords[key][1]}` : (
                  <span className="amount">
                    <Figure name={numberWords[key][0]} value={settings[key]} unit={numberWords[key][1]} bounds={boundsOfNumber(key)} put={(value) => edit({ ...settings, [key]: value })} />
                    <span>{numberWords[key][1]}</span>
                    <span className="soft small">{`可填 ${boundsWords(boundsOfNumber(key))}`}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Amount({ name, budget, put }: { name: string; budget: Budget; put: ((budget: Budget) => void) | null }) {
  if (put === null) return amountWords(budget)
  return (
    <span className="amount">
      <Figure name={name} value={budget.amount} bounds={boundsOfAmount} put={(amount) => put({ ...budget, amount })} />
      <select className="input" aria-label={`${name}的算法`} value={budget.unit} onChange={(event) => put({ ...budget, unit: event.target.value as Budget['unit'] })}>
        {Object.entries(unitWords).map(([unit, words]) => <option key={unit} value={unit}>{words}</option>)}
      </select>
    </span>
  )
}

function RuleNumber({ of }: { of: string }) {
  const rule = settingRules[of]
  return rule === undefined ? null : <small className="rule-number soft">{rule}</small>
}

type FigureProps = { name: string; value: number; unit?: string; bounds: Bounds; put(value: number): void }

/** Emptied, it keeps what was; what is out of bounds is said at once, and not sent. */
function Figure({ name, value, unit, bounds, put }: FigureProps) {
  const [typed, setTyped] = useState(String(value))
  const told = useId()
  useEffect(() => { setTyped((before) => (before !== '' && Number(before) === value ? before : String(value))) }, [value])
  const wrong = !isWithin(value, bounds)
  const change = (text: string, number: number) => {
    setTyped(text)
    if (text !== '' && Number.isFinite(number)) put(number)
  }
  return (
    <>
      <input
        className="input" type="number" id={`setting-${name}`} aria-label={unit === undefined ? name : `${name}（${unit}）`} aria-invalid={wrong || undefined} aria-describedby={wrong ? told : undefined}
        min={bounds.least} max={bounds.most} step={bounds.whole ? 1 : 0.5} value={typed}
        onChange={(event) => change(event.target.value, event.target.valueAsNumber)} onBlur={() => { if (typed === '') setTyped(String(value)) }}
      />
      {wrong && <span className="field__error amount__wrong" id={told}>{tooFar(name, bounds)}</span>}
    </>
  )
}

function withBudget(settings: CaseSettings, key: keyof typeof budgetWords, budget: Budget): CaseSettings {
  if (!key.startsWith('whistle/')) return { ...settings, [key]: budget }
  return { ...settings, whistle: { ...settings.whistle, [key.slice('whistle/'.length)]: budget } }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
