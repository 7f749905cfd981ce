/** Parts of the pages of the polling day: an act behind one button, and a voter or candidate found by serial or name. */
import { useRef, useState, type KeyboardEvent } from 'react'
import type { PollingVoter } from '../../../../core/view/polling.ts'
import { Button } from '../../../../design/index.ts'
import { api } from '../../../spa/api.ts'
import { Outcome } from '../../outcome.tsx'
import { useDeed } from '../../use-deed.ts'

/** One press, one act: the id is kept until it was answered. */
export function ActButton({ name, dossier, act, seen, form = {}, procedure, done, kind = 'primary' }: {
  name: string; dossier: string; act: string; seen: number | null; form?: object; procedure?: string; done(): void; kind?: 'primary' | 'ordinary'
}) {
  const deed = useDeed()
  const id = useRef(crypto.randomUUID())
  const press = () => deed.run(async () => {
    await api.post('/api/acts', { id: id.current, dossier, act, form, ...(seen === null ? {} : { seen }), ...(procedure === undefined ? {} : { procedure }) }, { limit: 60_000 })
    id.current = crypto.randomUUID()
  }, `${name}：办好了。`, done)
  return <div className="polling-act"><Button type="button" kind={kind} aria-busy={deed.sending} onClick={press}>{deed.sending ? '正在办…' : name}</Button><Outcome deed={deed} /></div>
}

/** By serial, or by a part of the name. */
export function votersFound(voters: readonly PollingVoter[], asked: string): readonly PollingVoter[] {
  const text = asked.trim()
  if (text === '') return []
  if (/^\d+$/.test(text)) return voters.filter(({ serial }) => serial === Number(text))
  return voters.filter(({ name }) => name.includes(text)).slice(0, 8)
}

/** Typed, chosen with the arrows, taken with Enter. */
export function VoterPick({ label, voters, choose, autoFocus = false }: { label: string; voters: readonly PollingVoter[]; choose(voter: PollingVoter): void; autoFocus?: boolean }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = votersFound(voters, text)
  const take = (voter: PollingVoter) => { choose(voter); setText(''); setAt(0) }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const one = found[Math.min(at, found.length - 1)]
    if (event.key === 'Enter') { event.preventDefault(); if (one !== undefined) take(one) }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))) }
  }
  return (
    <div className="field">
      <label className="field__label">{label}
        <input className="input input--12" autoComplete="off" autoFocus={autoFocus} value={text} onChange={(event) => { setText(event.target.value); setAt(0) }} onKeyDown={press} />
      </label>
      {text.trim() !== '' && found.length === 0 && <p className="small soft" role="status">名册上没有，请核对。</p>}
      <ul className="polling-found">{found.map((voter, index) => (
        <li key={voter.serial}><button type="button" className={index === at ? 'polling-found__one polling-found__one--here' : 'polling-found__one'} onClick={() => take(voter)}>{voterWords(voter)}</button></li>
      ))}</ul>
    </div>
  )
}

export function voterWords({ serial, name, sex, group }: PollingVoter): string {
  return `${serial} 号 ${name} ${sex === 'woman' ? '女' : sex === 'man' ? '男' : ''} ${group}`
}
