/** Limits by urgency, and the other numbers of the procedure. */
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
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
        <caption>按紧急程度的时限</caption>
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
                    <Figure name={numberWords[key][0]} value={settings[key]} unit={numberWords[key][1]} whole put={(value) => edit({ ...settings, [key]: value })} />
                    <span>{numberWords[key][1]}</span>
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
      <Figure name={name} value={budget.amount} put={(amount) => put({ ...budget, amount })} />
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

function Figure({ name, value, unit, whole = false, put }: { name: string; value: number; unit?: string; whole?: boolean; put(value: number): void }) {
  return (
    <input
      className="input" type="number" aria-label={unit === undefined ? name : `${name}（${unit}）`} min={0} step={whole ? 1 : 0.5} value={value}
      onChange={(event) => { if (event.target.value !== '' && Number.isFinite(event.target.valueAsNumber)) put(event.target.valueAsNumber) }}
    />
  )
}

function budgetAt(settings: CaseSettings, key: keyof typeof budgetWords): Budget {
  switch (key) {
    case 'whistle/EMERGENCY': return settings.whistle.EMERGENCY
    case 'whistle/ENFORCEMENT': return settings.whistle.ENFORCEMENT
    case 'whistle/DIFFICULT': return settings.whistle.DIFFICULT
    default: return settings[key]
  }
}

function withBudget(settings: CaseSettings, key: keyof typeof budgetWords, budget: Budget): CaseSettings {
  if (!key.startsWith('whistle/')) return { ...settings, [key]: budget }
  return { ...settings, whistle: { ...settings.whistle, [key.slice('whistle/'.length)]: budget } }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
