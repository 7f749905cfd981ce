/** A page that is not there, or broke: says so, keeps the frame, offers the way back. */
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ButtonLink } from '../../design/index.ts'
import type { ApiRefusal } from '../spa/api.ts'
import { Page } from './frame.tsx'

export function PageProblem() {
  const error = useRouteError()
  const lost = error === undefined || isRouteErrorResponse(error)
  return (
    <Page title={lost ? '没有这个页面' : '页面出了问题'}>
      <h1>{lost ? '没有这个页面' : '页面出了问题'}</h1>
      <p>{lost ? '地址不对，或者您现在的身份不用这个页面。' : '没有改动任何数据。请刷新页面；还不行就请系统管理员看看。'}</p>
      <p><ButtonLink href="/console/">回到首页</ButtonLink></p>
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
