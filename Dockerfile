FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /geokg ./cmd/geokg && mkdir /state

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build --chown=65534:65534 /state /var/lib/geokg
COPY --from=build /geokg /usr/local/bin/geokg
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/geokg"]
