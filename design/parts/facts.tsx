/** Names and values in two columns, one under the other where there is no room; an answer may carry a way to change it. */
import type { ReactNode } from 'react'

export type FactModel = { readonly name: string; readonly value: ReactNode; readonly change?: ReactNode }

export function Facts({ facts, tight = false }: { facts: readonly FactModel[]; tight?: boolean }) {
  return (
    <dl className={tight ? 'facts facts--tight' : 'facts'}>
      {facts.map((fact, at) => (
        // A matter may have been supervised twice: names repeat.
        <Fact key={`${at} ${fact.name}`} fact={fact} />
      ))}
    </dl>
  )
}

export function Fact({ fact }: { fact: FactModel }) {
  return (
    <div className="facts__row">
      <dt>{fact.name}</dt>
      <dd>{fact.value}</dd>
      {fact.change && <dd className="facts__change">{fact.change}</dd>}
    </div>
  )
}
