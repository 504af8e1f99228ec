'use client'

import { Button } from '@mantine/core'

/** Opens the browser's own printing, where the page is light, whole and without its frame (print.css). */
export const PrintButton = () => <Button variant="default" onClick={() => window.print()}>Print</Button>
