package encode

import "io"

// Table writes a header and rows of texts as CSV. A text that a spreadsheet would take
// for a formula gets a leading apostrophe.
func Table(w io.Writer, header []string, rows [][]string) error {
	c := csvWriter{sink: sink{w: w}}
	c.texts(header)
	for _, row := range rows {
		c.texts(row)
		if err := c.drain(); err != nil {
			return err
		}
	}
	return c.flush()
}

func (c *csvWriter) texts(row []string) {
	for i, cell := range row {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		c.text(cell)
	}
	c.buf = append(c.buf, '\n')
}
