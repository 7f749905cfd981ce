/** A page that is not there, or broke: says so, keeps the frame, offers the way back. */
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Button, ButtonLink, ButtonRow } from '../../design/index.ts'
import type { ApiRefusal } from '../spa/api.ts'
import { Page } from './frame.tsx'

/** Instead of a page that broke while it was drawn or fetched. */
export function PageProblem() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NoSuchPage />
  return (
    <Page title="页面出了问题">
      <h1>页面出了问题</h1>
      <p>没有改动任何数据，已经提交的都在。请先刷新；刚升级过平台时，刷新一次就好。</p>
      <p>刷新后还是这样，请把这一页的地址和时间告诉系统管理员。</p>
      <ButtonRow>
        <Button type="button" onClick={() => location.reload()}>刷新这一页</Button>
        <ButtonLink href="/console/" kind="ordinary">回到首页</ButtonLink>
      </ButtonRow>
    </Page>
  )
}

export function NoSuchPage() {
  return (
    <Page title="没有这一页">
      <h1>没有这一页</h1>
      <p className="page__lead">地址不对，或者这一页已经搬走。可以从上面的栏目进入，或者回到首页。</p>
      <ButtonRow><ButtonLink href="/console/">回到首页</ButtonLink></ButtonRow>
    </Page>
  )
}

/** What the server would not answer, in place of the answer. */
export function Refused({ refusal, again }: { refusal: ApiRefusal; again?: () => void }) {
  return (
    <div className="refused" role="alert">
      <p>{refusal.sentence}</p>
      {again !== undefined && <button className="button button--ordinary" type="button" onClick={again}>再试一次</button>}
    </div>
  )
}
