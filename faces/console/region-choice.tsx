/** One's own region or one inside it, level by level. */
import { codeAt, levels, type Level } from '../../core/region/region.ts'
import { levelWords, useRegion } from '../spa/reference.ts'
import type { RegionKey } from '../spa/shapes.ts'

type RegionChoiceProps = { id: string; top: RegionKey; code: string; deepest?: Level; onChoose(code: string): void }

export function RegionChoice({ id, top, code, deepest = 'GRID', onChoose }: RegionChoiceProps) {
  const steps = levels.slice(levels.indexOf(top.level), levels.indexOf(deepest)).flatMap((level) => codeAt(code, level) ?? [])
  return steps.map((step) => <Step key={step} id={id} of={step} code={code} onChoose={onChoose} />)
}

function Step({ id, of, code, onChoose }: { id: string; of: string; code: string; onChoose(code: string): void }) {
  const answer = useRegion(of).answer
  const [first] = answer?.children ?? []
  if (answer === null || first === undefined) return null
  const name = `${id}-${first.level.toLowerCase()}`
  return (
    <div>
      <label className="small soft" htmlFor={name}>{levelWords[first.level]}</label>
      <select className="input" id={name} value={codeAt(code, first.level) ?? ''} onChange={(event) => onChoose(event.target.value === '' ? of : event.target.value)}>
        <option value="">{`${answer.region.shortName}全部`}</option>
        {answer.children.map((child) => <option key={child.code} value={child.code}>{child.shortName}</option>)}
      </select>
    </div>
  )
}
