/** For those who work in more than one village: one list per level, from their own region down to the village. */
import { codeAt, type Level } from '../../../core/region/region.ts'
import { levelWords, useRegion } from '../../spa/reference.ts'
import type { RegionKey } from '../../spa/shapes.ts'
import { useState } from 'react'

const below: Readonly<Partial<Record<Level, Level>>> = { CITY: 'COUNTY', COUNTY: 'TOWN', TOWN: 'VILLAGE' }

export function VillageSteps({ within, village, onChoose }: { within: RegionKey; village: string | null; onChoose(village: string | null): void }) {
  const [code, setCode] = useState(village ?? within.code)
  const steps: RegionKey[] = []
  for (let level: Level | undefined = within.level; level !== undefined && level !== 'VILLAGE'; level = below[level]) {
    const at = codeAt(code, level)
    if (at === null) break
    steps.push({ level, code: at })
  }
  const go = (next: string) => {
    setCode(next)
    onChoose(codeAt(next, 'VILLAGE'))
  }
  return steps.map((step) => <Step key={step.code} of={step} code={code} onPick={go} />)
}

function Step({ of, code, onPick }: { of: RegionKey; code: string; onPick(code: string): void }) {
  const answer = useRegion(of.code).answer
  const level = below[of.level]
  if (level === undefined || answer === null) return null
  const id = `report-${level.toLowerCase()}`
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>{levelWords[level]}</label>
      <select className="input" id={id} value={codeAt(code, level) ?? ''} onChange={(event) => onPick(event.target.value === '' ? of.code : event.target.value)}>
        <option value="">请选择</option>
        {answer.children.map((child) => <option key={child.code} value={child.code}>{child.shortName}</option>)}
      </select>
    </div>
  )
}
