/** Somebody followed an address to a place that is not theirs: says so instead of showing the own one under its name. */
import { ButtonLink, ButtonRow, Message } from '../../../design/index.ts'
import { useSession } from '../../spa/session.tsx'
import { useRegion } from '../../spa/reference.ts'

export function NotYours({ own }: { own: string }) {
  const { mandate } = useSession()
  const name = useRegion(mandate.region.code).answer?.region.name ?? '本辖区'
  return (
    <div role="alert">
      <Message tone="warning" title="这个地方不在您的辖区里">
        <p>{`您现在的任职只管${name}，看不到别处的清单。地址是别人发来的，请对方把具体事项转给您。`}</p>
      </Message>
      <div className="section-after"><ButtonRow><ButtonLink href={own} kind="ordinary">{`看${name}的全部事项`}</ButtonLink></ButtonRow></div>
    </div>
  )
}
