/** 我的待办: what waits for me, most urgent first. No figures about persons, no comparison. */
import { useEffect } from 'react'
import { Button, ButtonLink, ButtonRow, EmptyState } from '../../../design/index.ts'
import { useOutbox } from '../outbox/outbox.ts'
import { UnsentList } from '../outbox/unsent-list.tsx'
import { useLines } from '../use-lines.ts'
import { Page } from '../page.tsx'
import { NotFetched, Waiting } from '../waiting.tsx'
import { MatterCards } from './matter-card.tsx'

const query = { queue: 'tasks' }

export function TasksPage() {
  const { items, refusal, again, more } = useLines(query)
  const arrived = useOutbox().delivered.length
  // What has just arrived may be mine to settle.
  useEffect(() => { if (arrived > 0) again() }, [arrived, again])
  return (
    <Page title="我的待办">
      <UnsentList />
      {refusal !== null && <NotFetched refusal={refusal} again={again} />}
      {items === null && refusal === null && <Waiting />}
      {items?.length === 0 && (
        <EmptyState title="现在没有等您办的事" next={<ButtonRow><ButtonLink href="/field/report">上报一件事</ButtonLink></ButtonRow>}>
          网格里有人上报、村里派给您办的事，会在这里出现，最急的在最前面。
        </EmptyState>
      )}
      {items !== null && items.length > 0 && (
        <>
          <p className="soft standing">{standing(items, more !== null)}</p>
          <MatterCards lines={items} />
          {more !== null && <Button type="button" kind="ordinary" onClick={more}>再看一些</Button>}
        </>
      )}
    </Page>
  )
}

function standing(items: readonly { readonly lamp: string | null }[], andMore: boolean): string {
  const count = (lamp: string) => items.filter((one) => one.lamp === lamp).length
  const [late, soon] = [count('late'), count('soon')]
  return [`${items.length}${andMore ? ' 件以上' : ' 件'}，最急的在最前面`, ...(late === 0 ? [] : [`已超时 ${late} 件`]), ...(soon === 0 ? [] : [`快到期 ${soon} 件`])].join('，')
}
