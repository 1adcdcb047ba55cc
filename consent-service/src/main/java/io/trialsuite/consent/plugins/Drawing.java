package io.trialsuite.consent.plugins;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Strokes of a drawn signature as a picture of fixed size, black on white; the same strokes give the same picture.
 *
 * @param strokes points as x, y, in pairs
 */
record Drawing(List<int[]> strokes) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;
    private static final int MARGIN = 12;
    private static final float PEN = 4;

    /** Of strokes that were checked: lists of points [x, y]. */
    static Drawing of(List<?> strokes) {
        return new Drawing(strokes.stream()
                .map(stroke -> ((List<?>) stroke)
                        .stream()
                                .flatMapToInt(point -> ((List<?>) point)
                                        .stream().mapToInt(coordinate -> ((Number) coordinate).intValue()))
                                .toArray())
                .toList());
    }

    String dataUri() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private BufferedImage image() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        strokes.forEach(stroke -> graphics.draw(path(stroke)));
        graphics.dispose();
        return image;
    }

    private Path2D path(int[] stroke) {
        var left = extreme(0, true);
        var top = extreme(1, true);
        var scale = Math.min(
                (WIDTH - 2.0 * MARGIN) / Math.max(1, extreme(0, false) - left),
                (HEIGHT - 2.0 * MARGIN) / Math.max(1, extreme(1, false) - top));
        var path = new Path2D.Double();
        for (var at = 0; at < stroke.length; at += 2) {
            var x = MARGIN + (stroke[at] - left) * scale;
            var y = MARGIN + (stroke[at + 1] - top) * scale;
            if (at == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    /** Lowest or highest of all x (axis 0) or y (axis 1). */
    private int extreme(int axis, boolean lowest) {
        var all = strokes.stream()
                .flatMapToInt(stroke -> IntStream.range(0, stroke.length / 2).map(point -> stroke[2 * point + axis]));
        return (lowest ? all.min() : all.max()).orElse(0);
    }
}
