/** What kind of matter: sixteen drawings with words, then the kinds of the group; or found at once by a word. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, FieldGroup, type FieldText } from '../../../design/index.ts'
import { findKind, kindsIn, type Catalogue, type FoundKind } from '../../../procedures/grid-case/find-kind.ts'
import { groupIcon, Icon } from '../icons.tsx'

type KindPickerProps = { field: FieldText; catalogue: Catalogue; chosen: string | null; onChoose(code: string | null): void }

export function KindPicker({ field, catalogue, chosen, onChoose }: KindPickerProps) {
  const [group, setGroup] = useState<string | null>(null)
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const kinds = useMemo(() => kindsIn(catalogue), [catalogue])
  const found = text.trim() === '' ? null : findKind(catalogue, text)
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
            <p><Icon name={groupIcon(groupOf(kind))} /><span><b>{kind.name}</b><span className="soft">{kind.group}</span></span></p>
            <Button type="button" kind="ordinary" id={field.name} data-next="" onClick={() => go({ chosen: null, group: groupOf(kind) })}>换一个类型</Button>
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
                  <Kinds kinds={kinds.filter((one) => groupOf(one) === group)} onPick={pick} />
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
function Kinds({ kinds, grouped = false, onPick }: { kinds: readonly FoundKind[]; grouped?: boolean; onPick(code: string): void }) {
  if (kinds.length === 0) return <p className="soft" role="status">没有找到。换个说法，或者删掉这几个字，从大类里选。</p>
  return (
    <ul className="kinds">
      {kinds.map(({ code, name, group }, at) => (
        <li key={code}><button className="kind" type="button" onClick={() => onPick(code)} data-next={at === 0 ? '' : undefined}><b>{name}</b>{grouped && <span className="soft small">{group}</span>}</button></li>
      ))}
    </ul>
  )
}

/** The first two digits. */
function groupOf({ code }: FoundKind): string {
  return code.slice(0, 2)
}
