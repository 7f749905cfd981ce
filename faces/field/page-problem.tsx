/** An address that leads nowhere, or a page that broke: what happened and the next step. */
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ButtonLink, ButtonRow, EmptyState } from '../../design/index.ts'
import { Page } from './page.tsx'

export function PageProblem() {
  const error = useRouteError()
  const missing = error === undefined || (isRouteErrorResponse(error) && error.status === 404)
  return (
    <Page title={missing ? '没有这一页' : '页面出了问题'}>
      <EmptyState title={missing ? '地址不对，或者这一页已经没有了。' : '这一页没能显示出来，您办过的事都已保存。'} next={<ButtonRow><ButtonLink href="/field/">回到我的待办</ButtonLink></ButtonRow>} />
    </Page>
  )
}
