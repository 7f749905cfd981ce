/** The specimen sheet as a document, for looking at and for the journeys. Built to `dist/portal/specimen.js`. */
import { renderToStaticMarkup } from 'react-dom/server'
import { Specimen } from '../../design/specimen.tsx'
import type { Size } from './contract.ts'
import { styleMark } from './frame.tsx'
import styles from './specimen.css?inline'

export function renderSpecimen(size: Size, face: 'portal' | 'console'): string {
  const sheet = (
    <html lang="zh-CN" data-size={size} data-face={face}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>零件样张</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: styleMark }} />
      </head>
      <body>
        <Specimen />
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(sheet).replace(styleMark, () => styles)}`
}
