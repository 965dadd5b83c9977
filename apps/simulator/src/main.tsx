import { render } from 'preact'
import { App } from './app.tsx'
import './page.css'

const place = document.getElementById('app')
if (place !== null) render(<App />, place)
