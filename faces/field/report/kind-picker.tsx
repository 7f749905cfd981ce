/** What kind of matter: sixteen drawings with words, then the kinds of the group; or found at once by a word. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, FieldGroup, type FieldText } from '../../../design/index.ts'
import { findKinds, type Findable } from '../../../core/search/find-kinds.ts'
import { everydayWords } from '../../../procedures/grid-case/everyday-words.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { groupIcon, Icon } from '../icons.tsx'

type Catalogue = Pick<CaseSettings, 'groups' | 'categories'>
type Kind = Findable & { readonly code: string; readonly of: string }

type KindPickerProps = { field: FieldText; catalogue: Catalogue; chosen: string | null; onChoose(code: string | null): void }

export function KindPicker({ field, catalogue, chosen, onChoose }: KindPickerProps) {
  const [group, setGroup] = useState<string | null>(null)
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const kinds = useMemo(() => kindsOf(catalogue), [catalogue])
  const found = text.trim() === '' ? null : findKinds(kinds, text)
  const kind = kinds.find(({ code }) => code === chosen)
  useEffect(() => {
    if (moved.current) box.current?.querySelector<HTMLElement>('[data-next]')?.focus()
  }, [group, chosen])
  const go = (next: { group?: string | null; chosen?: string | null }) => {
    moved.current = true
    if (next.group !== undefined) setGroup(next.group)
    if (next.chosen !== undefined) onChoose(next.chosen)
  }
  const pick = (code: string) => { setText(''); go({ chosen: code }) }
  return (
    <FieldGroup field={field}>
      <div ref={box}>
        {kind !== undefined ? (
          <div className="kind-chosen">
            <p><Icon name={groupIcon(kind.of)} /><span><b>{kind.name}</b><span className="soft">{kind.group}</span></span></p>
            <Button type="button" kind="ordinary" id={field.name} data-next="" onClick={() => go({ chosen: null, group: kind.of })}>换一个类型</Button>
          </div>
        ) : (
          <>
            <label className="small soft" htmlFor={field.name}>平时怎么说就怎么写，例如“路坏了”</label>
            <input className="input" id={field.name} type="search" value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }} />
            {found !== null ? <Kinds kinds={found} onPick={pick} grouped /> : group === null
              ? <Groups groups={catalogue.groups} onPick={(code) => go({ group: code })} />
              : (
                <>
                  <Button type="button" kind="quiet" onClick={() => go({ group: null })}>‹ 看全部大类</Button>
                  <Kinds kinds={kinds.filter(({ of }) => of === group)} onPick={pick} />
                </>
              )}
          </>
        )}
      </div>
    </FieldGroup>
  )
}

function Groups({ groups, onPick }: { groups: Catalogue['groups']; onPick(code: string): void }) {
  return (
    <ul className="tiles">
      {Object.entries(groups).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, name], at) => (
        <li key={code}><button className="tile" type="button" onClick={() => onPick(code)} data-next={at === 0 ? '' : undefined}><Icon name={groupIcon(code)} />{name}</button></li>
      ))}
    </ul>
  )
}

/** Among the kinds of several groups each says its own. */
function Kinds({ kinds, grouped = false, onPick }: { kinds: readonly Kind[]; grouped?: boolean; onPick(code: string): void }) {
  if (kinds.length === 0) return <p className="soft" role="status">没有找到。换个说法，或者删掉这几个字，从大类里选。</p>
  return (
    <ul className="kinds">
      {kinds.map(({ code, name, group }, at) => (
        <li key={code}><button className="kind" type="button" onClick={() => onPick(code)} data-next={at === 0 ? '' : undefined}><b>{name}</b>{grouped && <span className="soft small">{group}</span>}</button></li>
      ))}
    </ul>
  )
}

function kindsOf({ groups, categories }: Catalogue): Kind[] {
  return Object.entries(categories).map(([code, { name }]) => ({
    code, name, of: code.slice(0, 2), group: groups[code.slice(0, 2)] ?? '', everyday: everydayWords[code] ?? '',
  })).toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
