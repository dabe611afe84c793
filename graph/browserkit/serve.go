package browserkit

import (
	"bytes"
	"net/http"
	"time"
)

// Address is where the kit is served if nothing else is said. Neo4j Browser fetches from
// the host that is named localhost, and from no other on this machine.
const Address = "localhost:8775"

// Handler serves guide and style to pages of any origin, which is what :play and :style of
// Neo4j Browser ask for: they hold nothing but what geokg gives everybody.
func Handler(files []File) http.Handler {
	mux := http.NewServeMux()
	for _, file := range files {
		if kind := served[file.Name]; kind != "" {
			mux.Handle("/"+file.Name, shared(file, kind))
		}
	}
	return mux
}

// served are the files that commands of Browser fetch, and their types.
var served = map[string]string{
	GuideFile: "text/html; charset=utf-8",
	StyleFile: "text/plain; charset=utf-8",
}

func shared(file File, kind string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch r.Method {
		case http.MethodOptions:
			w.Header().Set("Access-Control-Allow-Headers", "*")
			w.WriteHeader(http.StatusNoContent)
		case http.MethodGet, http.MethodHead:
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Cache-Control", "no-cache")
			http.ServeContent(w, r, file.Name, time.Time{}, bytes.NewReader(file.Data))
		default:
			w.Header().Set("Allow", "GET, HEAD, OPTIONS")
			http.Error(w, "only reading", http.StatusMethodNotAllowed)
		}
	})
}
