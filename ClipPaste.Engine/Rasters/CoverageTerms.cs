using System.Numerics.Tensors;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Judges a layout by where its layers' alphas lie, and gives the gradient with respect to the poses: overlap, containment, visibility and
/// blank space (<see cref="CoverageValues"/>), measured on a coarse grid of the canvas. One evaluation takes a fraction of a millisecond
/// and does not allocate. For one caller at a time.
/// </summary>
public sealed class CoverageTerms
{
    private const int GridLongSide = 96;

    // A layer of which less than this many cells lie on the canvas is not asked to be visible.
    private const double LeastCells = 1e-3;

    private readonly AlphaTexture[] _textures;
    private readonly CoverageRule[] _rules;
    private readonly PlacedAlpha[] _placed;
    private readonly float[] _opacities;
    private readonly int[] _order;
    private readonly (int From, int To)[] _spans;
    private readonly float[] _alphas, _through, _weighted, _plain, _below, _gradient, _alphaGradient;
    private readonly double[] _seen, _present;
    private readonly float[] _visible, _inside, _perSeen, _perPresent;
    private readonly double _logCell;

    /// <summary>Prepares for one canvas size and one list of layers.</summary>
    /// <param name="canvasWidth">Canvas width in pixels, to which the poses' scales refer.</param>
    /// <param name="canvasHeight">Canvas height in pixels.</param>
    /// <param name="layers">The textures, from back to front until <see cref="SetOrder"/> says otherwise; with mip levels, or small ones
    /// alias.</param>
    /// <param name="rules">One per layer.</param>
    public CoverageTerms(int canvasWidth, int canvasHeight, IReadOnlyList<TexturePyramid> layers, IReadOnlyList<CoverageRule> rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasHeight, 1);
        if (rules.Count != layers.Count)
            throw new ArgumentException($"{layers.Count} layers need as many rules, not {rules.Count}.", nameof(rules));
        var cell = Math.Max(canvasWidth, canvasHeight) / (double)GridLongSide;
        _logCell = Math.Log(cell);
        (GridWidth, GridHeight) = (Math.Max(1, (int)Math.Round(canvasWidth / cell)), Math.Max(1, (int)Math.Round(canvasHeight / cell)));
        _textures = [.. layers.Select(layer => new AlphaTexture(layer))];
        _rules = [.. rules];
        var count = _textures.Length;
        _order = [.. Enumerable.Range(0, count)];
        (_placed, _opacities) = (new PlacedAlpha[count], new float[count]);
        _spans = new (int, int)[count * GridHeight];
        _alphas = new float[count * GridHeight * GridWidth];
        _through = new float[count * GridWidth];
        (_weighted, _plain) = (new float[GridWidth * GridHeight], new float[GridWidth * GridHeight]);
        (_below, _gradient, _alphaGradient) = (new float[GridWidth], new float[GridWidth], new float[GridWidth]);
        (_seen, _present) = (new double[count], new double[count]);
        (_visible, _inside, _perSeen, _perPresent) = (new float[count], new float[count], new float[count], new float[count]);
    }

    /// <summary>
    /// Per layer, the fraction of its alpha on the canvas that no other layer covers, in the last evaluation; 1 for a layer that is not on
    /// the canvas.
    /// </summary>
    public ReadOnlySpan<float> VisibleFractions => _visible;

    /// <summary>Per layer, the fraction of its alpha that lies on the canvas, in the last evaluation.</summary>
    public ReadOnlySpan<float> InsideFractions => _inside;

    /// <summary>Columns of the grid.</summary>
    internal int GridWidth { get; }

    /// <summary>Rows of the grid.</summary>
    internal int GridHeight { get; }

    /// <summary>Changes the paint order for the evaluations to come.</summary>
    /// <param name="backToFront">Every layer's index once, the hindmost first.</param>
    public void SetOrder(ReadOnlySpan<int> backToFront) => LayerArguments.CopyOrder(backToFront, _order);

    /// <summary>Measures a layout.</summary>
    /// <param name="poses">One per layer, in the order of the list given at construction.</param>
    public CoverageValues Evaluate(ReadOnlySpan<AffinePose> poses)
    {
        if (poses.Length != _placed.Length)
            throw new ArgumentException($"There are {_placed.Length} layers but {poses.Length} poses.", nameof(poses));
        for (var layer = 0; layer < poses.Length; layer++)
        {
            var pose = LayerArguments.Checked(poses, layer);
            var onGrid = pose with { LogScale = (float)(pose.LogScale - _logCell) };
            _placed[layer] = new PlacedAlpha(_textures[layer], onGrid, GridWidth, GridHeight);
            _opacities[layer] = pose.Opacity;
        }
        _seen.AsSpan().Clear();
        _present.AsSpan().Clear();
        double overlap = 0, blank = 0;
        for (var y = 0; y < GridHeight; y++)
            MeasureRow(y, ref overlap, ref blank);
        double containment = 0, visibility = 0;
        for (var layer = 0; layer < poses.Length; layer++)
        {
            ref readonly var placed = ref _placed[layer];
            var present = _opacities[layer] * _present[layer];
            _inside[layer] = placed.LiesInside ? 1 : placed.Mass > 0 ? (float)Math.Min(1, _present[layer] / placed.Mass) : 0;
            _visible[layer] = present > LeastCells ? (float)(_seen[layer] / present) : 1;
            containment += _rules[layer].ContainmentWeight * (1 - _inside[layer]);
            visibility += Math.Pow(Math.Max(0, _rules[layer].VisibleMin - _visible[layer]), 2);
        }
        return new CoverageValues(overlap / (GridWidth * GridHeight), containment, visibility, blank / (GridWidth * GridHeight));
    }

    /// <summary>Measures a layout and differentiates the weighted sum of the terms.</summary>
    /// <param name="poses">One per layer.</param>
    /// <param name="weights">What each term counts.</param>
    /// <param name="gradients">One per layer; the gradient of <see cref="CoverageValues.Weighted"/> is added to them.</param>
    public CoverageValues Evaluate(ReadOnlySpan<AffinePose> poses, CoverageWeights weights, Span<PoseGradient> gradients)
    {
        if (gradients.Length != _placed.Length)
            throw new ArgumentException($"There are {_placed.Length} layers but {gradients.Length} gradients.", nameof(gradients));
        var values = Evaluate(poses);
        for (var layer = 0; layer < gradients.Length; layer++)
        {
            // v = seen / present: relu(min - v)^2 changes by -2 relu (d seen / present - v d present / present).
            var lacking = Math.Max(0, _rules[layer].VisibleMin - _visible[layer]);
            var perSeen = lacking > 0 ? -2 * weights.Visibility * lacking / (_opacities[layer] * _present[layer]) : 0;
            (_perSeen[layer], _perPresent[layer]) = ((float)perSeen, (float)(-perSeen * _visible[layer]));
            if (_inside[layer] is > 0 and < 1)
                gradients[layer].LogScale += 2 * weights.Containment * _rules[layer].ContainmentWeight * _inside[layer];
        }
        for (var y = 0; y < GridHeight; y++)
            BackwardRow(y, weights, gradients);
        return values;
    }

    private Span<float> Alpha(int layer, int y)
    {
        var (from, to) = _spans[layer * GridHeight + y];
        return _alphas.AsSpan((layer * GridHeight + y) * GridWidth + from, to - from);
    }

    /// <summary>Reads every layer's alpha, sums them, and sums per layer what is there and what is seen.</summary>
    private void MeasureRow(int y, ref double overlap, ref double blank)
    {
        var weighted = _weighted.AsSpan(y * GridWidth, GridWidth);
        var plain = _plain.AsSpan(y * GridWidth, GridWidth);
        weighted.Clear();
        plain.Clear();
        var free = _below.AsSpan();
        free.Fill(1);
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            var layer = _order[i];
            var (from, to) = _spans[layer * GridHeight + y] = _placed[layer].Span(y, GridWidth);
            var alpha = Alpha(layer, y);
            _placed[layer].Read(y, from, alpha);
            _present[layer] += TensorPrimitives.Sum<float>(alpha);
            TensorPrimitives.Multiply(alpha, _opacities[layer], alpha);
            _seen[layer] += TensorPrimitives.Dot<float>(alpha, free[from..to]);
            TensorPrimitives.MultiplyAdd(alpha, _rules[layer].OverlapWeight, weighted[from..to], weighted[from..to]);
            TensorPrimitives.Add(alpha, plain[from..to], plain[from..to]);
            for (var x = from; x < to; x++)
                free[x] *= 1 - alpha[x - from];
        }
        for (var x = 0; x < GridWidth; x++)
        {
            var (above, lacking) = (Math.Max(0, weighted[x] - 1), Math.Max(0, 1 - plain[x]));
            overlap += above * above;
            blank += lacking * lacking;
        }
    }

    /// <summary>
    /// Seen amounts are what a compositor shows of layers of constant colour c = d loss / d seen, so d / da = T (c - C below), T what the
    /// layers in front let through.
    /// </summary>
    private void BackwardRow(int y, CoverageWeights weights, Span<PoseGradient> gradients)
    {
        FillThrough(y);
        var share = 2f / (GridWidth * GridHeight);
        _below.AsSpan().Clear();
        foreach (var layer in _order)
        {
            var (from, to) = _spans[layer * GridHeight + y];
            if (from == to)
                continue;
            var alpha = Alpha(layer, y);
            var through = _through.AsSpan(layer * GridWidth + from, to - from);
            var rule = _rules[layer];
            for (var i = 0; i < alpha.Length; i++)
            {
                var cell = y * GridWidth + from + i;
                ref var below = ref _below[from + i];
                var overlap = weights.Overlap * rule.OverlapWeight * Math.Max(0, _weighted[cell] - 1);
                var blank = weights.Blank * Math.Max(0, 1 - _plain[cell]);
                _gradient[i] = share * (overlap - blank) + _perPresent[layer] + through[i] * (_perSeen[layer] - below);
                below += alpha[i] * (_perSeen[layer] - below);
            }
            AddRow(y, layer, weights.Containment * rule.ContainmentWeight, ref gradients[layer]);
        }
    }

    /// <summary>Chains the gradient of a row's alphas (times opacity), and of the layer's inside fraction, to the pose.</summary>
    private void AddRow(int y, int layer, float containment, ref PoseGradient pose)
    {
        var (from, to) = _spans[layer * GridHeight + y];
        var gradient = _gradient.AsSpan(0, to - from);
        var alphaGradient = _alphaGradient.AsSpan(0, to - from);
        var (opacity, inside) = (_opacities[layer], _inside[layer] is > 0 and < 1 ? (float)(containment / _placed[layer].Mass) : 0);
        for (var i = 0; i < gradient.Length; i++)
            alphaGradient[i] = opacity * gradient[i] - inside;
        _placed[layer].Backward(y, from, alphaGradient, ref pose);
        var alpha = Alpha(layer, y);
        if (opacity == 0)
            _placed[layer].Read(y, from, alpha);
        pose.Opacity += TensorPrimitives.Dot<float>(gradient, alpha) / (opacity == 0 ? 1 : opacity);
    }

    private void FillThrough(int y)
    {
        var free = _below.AsSpan();
        free.Fill(1);
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            var layer = _order[i];
            var (from, to) = _spans[layer * GridHeight + y];
            var alpha = Alpha(layer, y);
            free[from..to].CopyTo(_through.AsSpan(layer * GridWidth + from));
            for (var x = from; x < to; x++)
                free[x] *= 1 - alpha[x - from];
        }
    }
}
