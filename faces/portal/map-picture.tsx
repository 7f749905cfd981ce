/** The village map as a picture of its own: an image cannot see the page's styles, so the tokens it needs travel inside. */
import { renderToStaticMarkup } from 'react-dom/server'
import tokens from '../../design/tokens.css?inline'
import drawing from '../../design/parts/place-map.css?inline'
import { MapDrawing, type PlaceMapModel } from '../../design/index.ts'

/** A data URL for `<img>` or `<input type="image">`. */
export function mapPicture(map: PlaceMapModel): string {
  const svg = renderToStaticMarkup(<MapDrawing map={map} />).replace('>', `><style>${colours}</style>`)
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const needed = ['paper', 'card', 'ink-soft', 'jade', 'jade-wash', 'cinnabar', 'on-cinnabar', 'edge', 'map-name', 'map-letter', 'strong']
const colours = pictureStyles(tokens, drawing)

/** Light, dark and the drawing's own rules, without what a picture never shows. */
function pictureStyles(tokenSheet: string, drawingSheet: string): string {
  const sheet = tokenSheet.replace(/--([\w-]+):[^;}]*;?/g, (declaration, name: string) => (needed.includes(name) ? declaration : ''))
  const rules = drawingSheet.match(/\.place-map__(?:ground|grid|name|point)[^{]*\{[^}]*\}/g) ?? []
  return `${sheet}${rules.join('')}text{font-family:sans-serif}`.replace(/[^{}]*\{[^{}]*data-s[^{}]*\{\s*\}/g, '')
}
