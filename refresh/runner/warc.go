package runner

import (
	"bytes"
	"context"
	"io"
	"os"

	"geokg/refresh"
	"geokg/refresh/feed"
)

// warc takes up the pages of a web archive.
func (c *collector) warc(ctx context.Context) error {
	if !c.source.OnWeb() {
		file, err := os.Open(c.Config.Path(c.source.WARC))
		if err != nil {
			return err
		}
		defer file.Close()
		return c.archive(ctx, file)
	}
	response, err := c.answer(ctx, c.source.WARC)
	if err != nil || response == nil {
		return err
	}
	if err := c.archive(ctx, bytes.NewReader(response.Body)); err != nil {
		return err
	}
	return ofLedger(c.Ledger.Listed(ctx, c.source.WARC, response.ETag, response.LastModified))
}

func (c *collector) archive(ctx context.Context, r io.Reader) error {
	for page, err := range feed.WARC(r) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			c.note(func(r *SourceReport) { r.fail(c.source.WARC, err) })
			continue
		}
		item := c.reader.Read(refresh.Fetched{
			URL: page.URL, ContentType: page.ContentType, Body: page.Body, Published: page.Fetched,
			Source: c.source.Publisher, Lang: c.source.Lang,
		})
		if err := c.accept(ctx, item, nil); err != nil {
			return err
		}
	}
	return nil
}
