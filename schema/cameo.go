package schema

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// loadCameo reads lines of a CAMEO code, its Goldstein value with one decimal, and its
// label and example in each language, divided by tabs. It returns the values in tenths, too.
func loadCameo(files fs.FS, name string, faults []error) ([]CameoCode, map[string]int, []error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, nil, append(faults, err)
	}
	var codes []CameoCode
	values := map[string]int{}
	for i, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		code, tenths, err := parseCameo(line)
		if _, twice := values[code.Code]; err == nil && twice {
			err = fmt.Errorf("%s stands twice", code.Code)
		}
		if err != nil {
			faults = append(faults, at(name, i+1, err))
			continue
		}
		values[code.Code] = tenths
		codes = append(codes, code)
	}
	return codes, values, faults
}

func parseCameo(line string) (CameoCode, int, error) {
	cells := strings.Split(line, "\t")
	if want := 2 + 2*len(languages); len(cells) != want {
		return CameoCode{}, 0, fmt.Errorf("want %d cells divided by tabs, have %d", want, len(cells))
	}
	c := CameoCode{Code: cells[0], Label: map[string]string{}, Example: map[string]string{}}
	for i, lang := range languages {
		c.Label[lang], c.Example[lang] = cells[2+i], cells[2+len(languages)+i]
	}
	tenths, err := strconv.Atoi(strings.Replace(cells[1], ".", "", 1))
	switch {
	case err != nil || !goldsteinValue.MatchString(cells[1]):
		err = fmt.Errorf("want a code, a tab and a value with one decimal, not %q", line)
	case !cameoCode.MatchString(c.Code):
		err = fmt.Errorf("CAMEO code %q: want two to four digits", c.Code)
	case tenths < -100 || tenths > 100:
		err = fmt.Errorf("%s: value %s is not within -10 and 10", c.Code, cells[1])
	default:
		if err = checkTexts(c.Code, "label", c.Label); err == nil {
			err = checkTexts(c.Code, "example", c.Example)
		}
	}
	c.Goldstein = float64(tenths) / 10
	return c, tenths, err
}
